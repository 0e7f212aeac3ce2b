"""Community digital technology teams and volunteer campaigns at the desk."""
