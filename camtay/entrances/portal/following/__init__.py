"""Following a case without an account: by the receipt's QR, or by code and telephone."""
