"""Working time: working days, hours, the 15:00 rule, holidays with Tết and swapped days."""
