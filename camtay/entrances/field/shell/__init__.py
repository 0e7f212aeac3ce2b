"""The app itself: its page, its service worker, its built files."""
