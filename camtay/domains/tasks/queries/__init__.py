"""Reading tasks, always through a scope."""

from camtay.domains.tasks.queries.deputies import (
    deputies,
    deputy,
    deputy_places,
    for_all,
    may_depute,
    may_end,
    standing_in_for,
)
from camtay.domains.tasks.queries.imports import import_batch, import_schema, imports
from camtay.domains.tasks.queries.kept import KEEPS, about
from camtay.domains.tasks.queries.lists import (
    PARTS,
    Filter,
    Raised,
    Waiting,
    doers_listed,
    done_by,
    due_of,
    due_until,
    listed,
    more_time_asked,
    raised_by,
    raised_counts,
    raised_doers,
    raised_ids,
    raised_listed,
    soon_until,
    sources_listed,
    waiting,
)
from camtay.domains.tasks.queries.people import (
    Candidate,
    candidates,
    may_give,
    officials,
    places_to_give,
    places_to_see,
    sees_tasks,
)
from camtay.domains.tasks.queries.tasks import (
    Rights,
    events_of,
    file_for,
    files_of,
    group,
    is_late,
    moves_for,
    open_parts,
    parts_of,
    rights,
    task,
    waiting_extension,
)

__all__ = [
    "KEEPS", "PARTS", "Candidate", "Filter", "Raised", "Rights", "Waiting", "about", "candidates", "deputies",
    "deputy", "deputy_places", "doers_listed", "done_by", "due_of", "due_until", "events_of", "file_for",
    "files_of", "for_all", "group", "import_batch", "import_schema", "imports", "is_late", "listed",
    "may_depute", "may_end", "may_give", "more_time_asked", "moves_for", "officials", "open_parts", "parts_of",
    "places_to_give", "places_to_see", "raised_by", "raised_counts", "raised_doers", "raised_ids",
    "raised_listed", "rights", "sees_tasks", "soon_until",
    "sources_listed", "standing_in_for", "task", "waiting", "waiting_extension",
]  # fmt: skip
