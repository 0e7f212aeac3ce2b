"""Work for later: queued in the caller's transaction, retried with back-off, taken up again after a dead worker."""
