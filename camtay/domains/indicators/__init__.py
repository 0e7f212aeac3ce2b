"""Figures: definitions, numbers and the records behind them. Reads all, is read by nobody below."""
