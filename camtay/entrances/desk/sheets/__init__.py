"""Sheets that are made by themselves: Monday's, that of 7:30, the month of an official and of a village, the day's count."""
