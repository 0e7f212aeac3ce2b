"""The timetable: every name that may be enqueued, and when the schedule enqueues it."""

from datetime import time

from camtay.foundation import jobs

HERE = "camtay.entrances.timetable"

# By dotted path, imported at the first run: binding costs a start nothing.
JOBS = {
    "cases.import": f"{HERE}.cases.run_import",
    "cases.draft_apologies": f"{HERE}.cases.draft_apologies",
    "cases.draft_apologies_noon": f"{HERE}.cases.draft_apologies",
    "closings.stamp": f"{HERE}.closings.stamp",
    "closings.stamp_the_rest": f"{HERE}.closings.stamp_the_rest",
    "closings.remind": f"{HERE}.closings.remind",
    "reports.morning": f"{HERE}.reports.send_morning_lists",
    "rounds.fold": f"{HERE}.rounds.fold",
    "rounds.propose": f"{HERE}.rounds.propose",
    "teams.fold_day": f"{HERE}.teams.fold_day",
    "quality.count": f"{HERE}.quality.count",
    "tasks.remind": f"{HERE}.tasks.remind",
    "tasks.remind_noon": f"{HERE}.tasks.remind",
    "learning.match_deeds": f"{HERE}.learning.match_deeds",
    "learning.match_deeds_again": f"{HERE}.learning.match_deeds_again",
    "learning.draw_reviews": f"{HERE}.learning.draw_reviews",
    "upkeep.forget_jobs": f"{HERE}.upkeep.forget_jobs",
    "upkeep.forget_requests": f"{HERE}.upkeep.forget_requests",
    "upkeep.purge_codes": f"{HERE}.upkeep.purge_codes",
    "upkeep.clear_sessions": f"{HERE}.upkeep.clear_sessions",
    "upkeep.sweep_files": f"{HERE}.upkeep.sweep_files",
    "upkeep.forget_looks": f"{HERE}.upkeep.forget_looks",
    "upkeep.look_at_tables": f"{HERE}.upkeep.look_at_tables",
}

# Local times of the office. Letters are drafted before the desks open, and while they are closed at noon.
DAILY = {
    "cases.draft_apologies": time(6, 30),
    "tasks.remind": time(7, 20),
    "closings.remind": time(7, 50),
    "reports.morning": time(7, 30),
    "cases.draft_apologies_noon": time(12, 0),
    "tasks.remind_noon": time(13, 40),
    "rounds.propose": time(17, 0),  # village heads read it on Sunday evening
}
# Seconds. A case taken in is a rung within these.
OFTEN = {"learning.match_deeds": 300}
# Local times, apart from each other and from the usual hour of backups.
NIGHTLY = {
    "learning.draw_reviews": time(2, 40),
    "learning.match_deeds_again": time(2, 30),
    "closings.stamp_the_rest": time(2, 50),
    "teams.fold_day": time(0, 20),
    "rounds.fold": time(0, 50),
    "quality.count": time(4, 0),
    "upkeep.forget_jobs": time(3, 0),
    "upkeep.forget_requests": time(3, 10),
    "upkeep.clear_sessions": time(3, 20),
    "upkeep.sweep_files": time(3, 30),
    "upkeep.purge_codes": time(3, 40),
    "upkeep.forget_looks": time(3, 45),
    "upkeep.look_at_tables": time(3, 50),
}


def bind() -> None:
    """Tell the foundation. Safe to repeat."""
    for name, path in JOBS.items():
        jobs.register(name, path)
    for name, at in (NIGHTLY | DAILY).items():
        jobs.every(name, daily_at=at)
    for name, seconds in OFTEN.items():
        jobs.every(name, seconds=seconds)
