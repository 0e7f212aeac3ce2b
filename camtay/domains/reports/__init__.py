"""Reports to superiors: regimes, the superior's own forms filled from figures, and figures that come from outside.

Regime        chế độ báo cáo: from-to, deadline, receiver (kept by `closings`)
Form          biểu mẫu của cấp trên: a workbook or letter, whose cells are pointed at figures once
Edition       one file of a form; the superior sends another, and the pointings that still fit come along
Pointing      what is written into one cell: a figure and its column, a text, a figure from outside
Filing        bản đã điền: one period's form filled, with its narrative and the evidence; kept as it was sent
OutsideFigure số do bên ngoài cung cấp: said by somebody, with a file, shown apart and never added to ours
sheets        giấy tờ lập sẵn: Monday's, that of 7:30, an official's month, a village's month, the day's count
"""
