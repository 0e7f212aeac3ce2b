"""Pure rules of learning: no tables, no clock."""
