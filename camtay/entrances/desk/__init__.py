"""Officials: imports, intake, the case page, decision, hand-over."""
