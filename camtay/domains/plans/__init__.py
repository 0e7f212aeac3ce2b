"""Plans: what a resolution sets out to reach, the work towards it, and where to push next.

Plan          kế hoạch thực hiện nghị quyết: goals and pieces of work, of one place
Goal          mục tiêu: a target value on an indicator by a date
"""
