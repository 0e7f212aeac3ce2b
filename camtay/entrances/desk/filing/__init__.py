"""Where a commune has its procedures filed, and which department works on each."""
