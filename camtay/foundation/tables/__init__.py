"""Tables in and out: mapping proposed and remembered, problems by cell, batches, undo."""
