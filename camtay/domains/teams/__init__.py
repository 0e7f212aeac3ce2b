"""Community digital technology teams (tổ công nghệ số cộng đồng) and volunteer campaigns.

Team        tổ: founded by a decision, in a neighbourhood or a commune; or a campaign with a period and a host
Membership  thành viên: core (nòng cốt) or on the roster (danh sách); history stays when somebody leaves
Quota       chỉ tiêu: what the superior asked of a team in a month, in times (lượt) and people (người)
Coverage    which neighbourhood has how many teams, folded when teams change
TeamMonth   one month of one team: what it did, folded when a session is recorded
"""
