"""Closings: the figures of a period as they were known at the cut, chained, time-stamped and checked again.

Closing       chốt số liệu: every figure of a regime for a place and period, with the digest of its evidence
revision      bản chốt bổ sung: a later correction, with the difference and the records that caused it
"""
