"""Pure rules of a case: clocks, the checklist, codes."""
