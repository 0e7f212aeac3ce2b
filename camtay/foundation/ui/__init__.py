"""What every door shows alike: page frame, form fields, tables, charts, error pages."""
