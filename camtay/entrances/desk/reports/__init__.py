"""Reports to superiors: what is due, their forms, pointing cells, filling a period; figures from outside."""
