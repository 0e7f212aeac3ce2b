"""Data quality: checks over the records below every figure, each opening into what it found and what to do.

Check         phép kiểm dữ liệu: a source, what is suspect in it, and what to do about it
finding       dấu hiệu bất thường: the records that one check found in one place
Looked        đã xem xét: somebody looked into a finding and says why; it comes back when new records join
Tally         what a check counted in a commune the last time all were counted, for the marks on pages of figures
"""
