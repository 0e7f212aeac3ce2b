"""Reads for the doors and the floors above: always through a scope."""

from camtay.domains.cases.queries.apologies import (
    apologies_to_give,
    apologies_waiting,
    can_apologise,
    issued_apologies,
    promised_anew,
    proposal_for,
)
from camtay.domains.cases.queries.by_whom import StepDone, settled_by, steps_done_by
from camtay.domains.cases.queries.cases import (
    at_desk,
    by_code_and_phone,
    by_token,
    drafts_of,
    file_for,
    file_names,
    files_of,
    get,
    mine,
    own,
    stored_file,
)
from camtay.domains.cases.queries.counter import (
    check_takes_in,
    counter_places,
    guided,
    guided_one,
    may_take_back,
    often_brought,
    taken_in_on,
    takes_here,
)
from camtay.domains.cases.queries.days import Done, asked_for, done_between
from camtay.domains.cases.queries.disruptions import disruption, disruption_places, disruptions, held_by
from camtay.domains.cases.queries.filed import FiledAlone, filed_alone
from camtay.domains.cases.queries.hands import (
    Hand,
    acts_for_applicant,
    guided_by,
    hand_of,
    titles,
    under_mandates,
)
from camtay.domains.cases.queries.imports import (
    import_batch,
    import_places,
    import_preview,
    import_schema,
    imported_before,
    imports,
)
from camtay.domains.cases.queries.kept import KEEPS, about
from camtay.domains.cases.queries.lateness import late_cases, late_head, late_places, late_rows
from camtay.domains.cases.queries.lists import (
    Filter,
    Today,
    at_most,
    holders_at_desk,
    in_order_of,
    intake,
    search,
    sees_desk,
    soon_until,
    today,
    work_list,
)
from camtay.domains.cases.queries.many import (
    MOST,
    UNDO_WITHIN,
    can_do,
    can_undo,
    chosen,
    deeds_for,
    many_deed,
    specialists_among,
)
from camtay.domains.cases.queries.noted import (
    Doubt,
    code_problem,
    doubt,
    doubts,
    noted,
    noted_one,
    should_be_found_by,
)
from camtay.domains.cases.queries.page import (
    Event,
    Step,
    can_assign,
    due_steps,
    is_late,
    missing_papers,
    moves_for,
    specialists_for,
    timeline,
)
from camtay.domains.cases.queries.pauses import (
    Explained,
    Held,
    can_pause,
    evidence_file,
    explained,
    hand_pause,
    is_late_explained,
    pause_kinds,
    why_held,
)
from camtay.domains.cases.queries.ratings import MOST_WORDS, Rating, awaits_rating, can_rate, rating
from camtay.domains.cases.queries.returning import hand_over_problem
from camtay.domains.cases.queries.savings import (
    DONG_PER_KM,
    SPEED_KM_PER_HOUR,
    WAIT_MINUTES,
    Saved,
    saved,
)
from camtay.domains.cases.queries.slips import (
    FORMS,
    Receipt,
    address_to_follow,
    apology,
    control,
    earliest_promise,
    promise_problem,
    receipt,
    refusal,
    register,
    register_head,
    register_places,
    register_rows,
    slips_of,
    stop,
    supplement,
)
from camtay.domains.cases.queries.steps import (
    NoteShown,
    StepShown,
    can_note,
    holders_for,
    notes_of,
    step_of,
    steps_of,
)
from camtay.domains.cases.queries.tasks import GROUPS, Task, due_soon, due_soon_in, due_until, my_tasks
from camtay.domains.cases.queries.touched import last_touched

__all__ = [
    "DONG_PER_KM", "FORMS", "GROUPS", "KEEPS", "MOST", "MOST_WORDS", "SPEED_KM_PER_HOUR", "UNDO_WITHIN",
    "WAIT_MINUTES", "Done", "Doubt", "Event", "Explained", "FiledAlone", "Filter", "Hand", "Held", "NoteShown",
    "Rating", "Receipt", "Saved", "Step", "StepDone", "StepShown", "Task", "Today", "about",
    "acts_for_applicant", "address_to_follow", "apologies_to_give", "apologies_waiting", "apology", "asked_for",
    "at_desk", "at_most", "awaits_rating", "by_code_and_phone", "by_token", "can_apologise", "can_assign",
    "can_do", "can_note", "can_pause", "can_rate", "can_undo", "check_takes_in", "chosen", "code_problem",
    "control", "counter_places", "deeds_for", "disruption", "disruption_places", "disruptions", "done_between",
    "doubt", "doubts", "drafts_of", "due_soon", "due_soon_in", "due_steps", "due_until", "earliest_promise",
    "evidence_file", "explained", "file_for", "file_names", "filed_alone", "files_of", "get", "guided",
    "guided_by", "guided_one", "hand_of", "hand_over_problem", "hand_pause", "held_by", "holders_at_desk",
    "holders_for", "import_batch", "import_places", "import_preview", "import_schema", "imported_before",
    "imports", "in_order_of", "intake", "is_late", "is_late_explained", "issued_apologies", "last_touched",
    "late_cases", "late_head", "late_places", "late_rows", "many_deed", "may_take_back", "mine",
    "missing_papers", "moves_for", "my_tasks", "noted", "noted_one", "notes_of", "often_brought", "own",
    "pause_kinds", "promise_problem", "promised_anew", "proposal_for", "rating", "receipt", "refusal",
    "register", "register_head", "register_places", "register_rows", "saved", "search", "sees_desk",
    "settled_by", "should_be_found_by", "slips_of", "soon_until", "specialists_among", "specialists_for",
    "step_of", "steps_done_by", "steps_of", "stop", "stored_file", "supplement", "taken_in_on", "takes_here",
    "timeline", "titles", "today", "under_mandates", "why_held", "work_list",
]  # fmt: skip
