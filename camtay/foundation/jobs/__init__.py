"""Work for later: queued in the caller's transaction, retried with back-off, taken up again after a dead worker.

name      what is to be done; bound to a function by the timetable (`register`)
key       what it is done to; (name, key) waits or runs at most once at a time
payload   JSON with identifiers, never with personal data: it outlives the job
lease     how long a running job belongs to its worker without a sign of life
entry     a name that the schedule enqueues once per period (`every`)

A job may run more than once (its worker can die between the work and the note of it): actions must bear that.
"""

from camtay.foundation.jobs.progress import Progress
from camtay.foundation.jobs.queueing import enqueue, forget_old, requeue
from camtay.foundation.jobs.registry import GiveUp, UnknownJob, every, names, register
from camtay.foundation.jobs.schedule import run_schedule, tick
from camtay.foundation.jobs.watching import JobStatus, NameOverview, lag, overview, status
from camtay.foundation.jobs.worker import run_due, run_worker

__all__ = [
    "GiveUp",
    "JobStatus",
    "NameOverview",
    "Progress",
    "UnknownJob",
    "enqueue",
    "every",
    "forget_old",
    "lag",
    "names",
    "overview",
    "register",
    "requeue",
    "run_due",
    "run_schedule",
    "run_worker",
    "status",
    "tick",
]
