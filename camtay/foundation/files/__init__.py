"""Content-addressed files: type sniffed from content, limits, streamed, served only through a permission check."""
