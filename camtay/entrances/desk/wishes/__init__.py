"""Requests about one's own data, as those work on them who answer: two working days, the late first."""
