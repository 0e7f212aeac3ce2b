"""Reports to superiors: regimes, the superior's own forms filled from figures, and figures that come from outside.

Regime        chế độ báo cáo: from-to, deadline, receiver, form
Form          biểu mẫu của cấp trên: a workbook or letter whose cells are pointed at figures once
sheets        giấy tờ lập sẵn: Monday's, that of 7:30, an official's month, a village's month, the day's count
outside       số liệu do bên ngoài cung cấp: said by somebody, with a file, never added to ours
"""
