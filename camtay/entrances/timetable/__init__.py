"""Time as a visitor: binds queued and scheduled job names to actions, and sends what is due.

bindings  the whole timetable: which name is which function, and when the schedule calls it
cases     functions for the jobs that domains enqueue
learning  functions that tie lessons to real deeds, and draw claims to be seen again
reports   the letter of 7:30
rounds    functions for houses worth a visit: proposed each week, folded each night
teams     functions for what a new day changes of teams
upkeep    functions for what is done each night
post      the loop that hands messages over, second by second
commands  `camtay work-jobs` and `camtay keep-time`, which `camtay serve` runs as two of its children
"""
