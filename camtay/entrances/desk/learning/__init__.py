"""What people learn: sessions, who can do what, claims seen again, who has not yet."""
