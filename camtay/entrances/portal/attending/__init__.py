"""Being in a class: the page behind its QR code."""
