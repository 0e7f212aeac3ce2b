"""Data quality: checks over the records below every figure, each opening into what it found and what to do.

Check         phép kiểm dữ liệu: a source, what is suspect in it, and what to do about it
finding       dấu hiệu bất thường: the records that one check found in one place
"""
