"""Figures: what is counted, the number, and the records behind it. Nobody types a percentage.

Indicator  chỉ số: a source of records, who belongs to it, what counts, and the law it comes from
Window     kỳ: local days, both included; stock figures are taken at its end
Figure     số liệu: numerator, denominator, value
evidence   minh chứng: the records that count, and those that do not
"""
