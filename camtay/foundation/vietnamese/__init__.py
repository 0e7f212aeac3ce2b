"""Vietnamese text: NFC, folding, order of names and letters, numbers and dates in words."""
