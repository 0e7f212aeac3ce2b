"""Who must do what by when: given by hand, or raised by letters, campaigns, plans and reports.

Task          công việc được giao, in the six clear columns: who does it, what, on whose authority, who answers for it,
              the product, the time
giver         who gave it, and confirms it in the end; doer: who does it; answerable: who answers for it
part          a task split off another: the whole is done only when its parts are
TaskEvent     one line of its history, with what was said
Extension     more time, asked with a reason and granted or not
Deputy        who stands in for whom, from-until (Phó, ủy quyền)

A case's steps are no tasks; the desk's list shows both.
"""
