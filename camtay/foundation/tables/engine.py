"""Carrying out an import, and taking it back.

`Mode.GOOD` writes chunk by chunk, each in a transaction of its own with its share of counts, problems and progress.
Whoever asks sees it advance; after a crash the batch says exactly how far it came, `run` with the same rows goes on
from there, and `undo` takes back what was written.
`Mode.ALL` writes everything in one transaction or nothing.
"""

from collections.abc import Collection, Iterable, Mapping, Sequence
from dataclasses import dataclass
from datetime import datetime

from django.db import transaction
from django.db.models import QuerySet
from django.utils.translation import gettext as _

from camtay.foundation.tables.columns import Row, Schema, TableProblem
from camtay.foundation.tables.comparing import CHUNK, Comparison, Sifted, chunks, sift, steps_of
from camtay.foundation.tables.models import Batch, BatchChange, Mode, State
from camtay.foundation.tables.sheets import Table
from camtay.foundation.tables.targets import Found, Step, Target

KEPT_PROBLEMS = 1000
COUNTED = ("new", "changed", "unchanged", "wrong", "problems", "progress_done")


@dataclass(frozen=True)
class Blocked:
    """Why one record keeps a batch from being undone."""

    row: int
    object_id: str
    message: str


class UndoRefused(TableProblem):
    """The batch stays as it is. `blocked`: the records in the way (the first hundred)."""

    def __init__(self, message: str, blocked: Sequence[Blocked] = ()) -> None:
        super().__init__(message)
        self.blocked = tuple(blocked)


class Interrupted(TableProblem):
    """Another worker, or an undo, has taken this batch over; nothing of the present chunk was written."""


def propose(
    *,
    schema: Schema,
    place_id: int,
    table: Table,
    mapping: Mapping[str, str],
    by: int | None,
    now: datetime,
    mode: Mode = Mode.GOOD,
    file_ref: str = "",
) -> Batch:
    """A batch waiting to be run. `by`: account id. Nothing else is written."""
    return Batch.objects.create(
        schema=schema.name,
        place_id=place_id,
        file_sha256=table.sha256,
        file_name=table.name[:255],
        file_ref=file_ref,
        mapping=dict(mapping),
        mode=mode,
        created_by=by,
        created_at=now,
    )


def run(batch: Batch, rows: Iterable[Row], schema: Schema, target: Target, *, now: datetime) -> Batch:
    """Import `rows`; answers the batch as it stands then. Run again after a crash, with the same rows, it goes on; of a finished batch nothing is done again.

    Raises what the target raises; the batch is then FAILED and may be run again or undone.
    """
    batch.refresh_from_db()
    if batch.state in (State.DONE, State.UNDONE):
        return batch
    try:
        sifted = sift(rows, schema, target)
        batch = _started(batch, sifted)
        if batch.mode == Mode.ALL:
            _all_or_nothing(batch, sifted, target, now)
        else:
            _good_ones(batch, sifted, target, now)
    except Interrupted:
        raise
    except Exception as error:
        words = str(getattr(error, "message", "") or _trouble(error))[:500]
        Batch.objects.filter(pk=batch.pk, state=State.RUNNING).update(state=State.FAILED, failure=words)
        raise
    return batch


def _trouble(error: Exception) -> str:
    """A fault of ours, by its kind alone: a database's own words name values."""
    return _(
        "Máy gặp trục trặc nên chưa nạp xong (%(kind)s). Hãy bấm nạp lại; nếu vẫn vậy, báo người quản trị."
    ) % {"kind": type(error).__name__}


@transaction.atomic
def _started(batch: Batch, sifted: Sifted) -> Batch:
    """Begin, or go on: what was counted before a crash stays counted."""
    batch = _taken(batch, (State.PROPOSED, State.RUNNING, State.FAILED))
    if batch.progress_done == 0:
        batch.new = batch.changed = 0
        batch.unchanged = sifted.repeated
        batch.wrong = sifted.wrong
        batch.problems = [problem.as_json() for problem in sifted.problems[:KEPT_PROBLEMS]]
    batch.progress_total = len(sifted.good)
    batch.state = State.RUNNING
    batch.save()
    return batch


def _taken(batch: Batch, states: Collection[str]) -> Batch:
    """The batch as it stands, locked; Interrupted when someone else has brought it further."""
    standing = Batch.objects.select_for_update().get(pk=batch.pk)
    if standing.state not in states:
        raise Interrupted(_("Việc nhập này đang được một tiến trình khác làm tiếp, hoặc đã hoàn tác."))
    return standing


def _finish(batch: Batch, now: datetime) -> None:
    batch.state, batch.finished_at, batch.failure = State.DONE, now, ""
    batch.save(update_fields=["state", "finished_at", "failure", *COUNTED])


def _good_ones(batch: Batch, sifted: Sifted, target: Target, now: datetime) -> None:
    met = dict(batch.changes.values_list("object_id", "row"))
    for chunk in chunks(sifted.good[batch.progress_done :], CHUNK):
        with transaction.atomic():
            standing = _taken(batch, (State.RUNNING,))
            if standing.progress_done != batch.progress_done:
                raise Interrupted(_("Việc nhập này đang được một tiến trình khác làm tiếp."))
            _count(standing, _write(standing, chunk, target, met), len(chunk))
            standing.save(update_fields=COUNTED)
        batch.refresh_from_db()
    with transaction.atomic():
        _taken(batch, (State.RUNNING,))
        _finish(batch, now)


@transaction.atomic
def _all_or_nothing(batch: Batch, sifted: Sifted, target: Target, now: datetime) -> None:
    met: dict[str, int] = {}
    _taken(batch, (State.RUNNING,))
    with transaction.atomic():
        for chunk in chunks(sifted.good, CHUNK):
            _count(batch, _write(batch, chunk, target, met), len(chunk))
        if batch.wrong:
            transaction.set_rollback(True)
    if batch.wrong:
        batch.new = batch.changed = batch.unchanged = batch.progress_done = 0
        batch.state = State.FAILED
        batch.failure = _(
            "Có %(wrong)d dòng sai nên chưa nhập dòng nào. Hãy sửa các dòng đó rồi nhập lại."
        ) % {"wrong": batch.wrong}
        batch.save()
    else:
        _finish(batch, now)


def _count(batch: Batch, outcome: Comparison, size: int) -> None:
    batch.new += outcome.new
    batch.changed += outcome.changed
    batch.unchanged += outcome.unchanged
    batch.wrong += outcome.wrong
    batch.progress_done += size
    room = KEPT_PROBLEMS - len(batch.problems)
    batch.problems += [problem.as_json() for problem in outcome.problems[: max(room, 0)]]
    batch.problems.sort(key=lambda problem: int(problem["row"]))


def _write(batch: Batch, chunk: Sequence[tuple[str, Row]], target: Target, met: dict[str, int]) -> Comparison:
    """One chunk: one look-up, one write of the new, one of the changed, one of what changed."""
    steps, problems = steps_of(chunk, target, met, lock=True)
    outcome = Comparison(wrong=len(problems), problems=problems)
    for step in steps:
        outcome.count(step)
    new = [step for step in steps if step.kind == "new"]
    changed = [step for step in steps if step.kind == "changed"]
    changes: list[BatchChange] = []
    if new:
        made = target.create(new, batch.pk)
        changes += [_change(batch, target, *pair) for pair in zip(new, made, strict=True)]
        met.update({found.id: step.row.number for step, found in zip(new, made, strict=True)})
    if changed:
        now_standing = target.update(changed, batch.pk)
        changes += [_change(batch, target, *pair) for pair in zip(changed, now_standing, strict=True)]
    BatchChange.objects.bulk_create(changes)
    return outcome


def _change(batch: Batch, target: Target, step: Step, standing: Found) -> BatchChange:
    change = BatchChange(
        batch=batch,
        row=step.row.number,
        object_type=target.object_type,
        object_id=standing.id,
        kind=step.kind,
    )
    if step.found is None:
        change.before, change.after = None, standing.fields
        return change
    before = step.found.fields
    differing = [name for name, value in standing.fields.items() if before.get(name) != value]
    change.before = {name: before.get(name) for name in differing}
    change.after = {name: standing.fields[name] for name in differing}
    return change


@transaction.atomic
def undo(batch: Batch, target: Target, *, by: int | None, now: datetime) -> Batch:
    """Take a batch back as a whole: new records go, changed ones get their former values. `by`: account id.

    Raises UndoRefused, and changes nothing, when a record was changed or put to use since.
    """
    batch = Batch.objects.select_for_update().get(pk=batch.pk)
    if batch.state == State.UNDONE:
        return batch
    if batch.state == State.PROPOSED:
        raise UndoRefused(_("Tệp này chưa nhập nên không có gì để hoàn tác."))
    changes = BatchChange.objects.filter(batch=batch).order_by("-id")
    if batch.new + batch.changed and not changes.exists():
        raise UndoRefused(_("Lần nhập này đã quá hạn hoàn tác."))
    blocked = [found for chunk in chunks(changes.iterator(CHUNK), CHUNK) for found in _blocked(chunk, target)]
    if blocked:
        blocked.sort(key=lambda one: one.row)
        raise UndoRefused(
            _("Không hoàn tác được: %(count)d dòng đã thay đổi hoặc đang được dùng sau khi nhập.")
            % {"count": len(blocked)},
            blocked[:100],
        )
    for chunk in chunks(changes.iterator(CHUNK), CHUNK):
        _take_back(chunk, target)
    batch.state, batch.undone_at, batch.undone_by = State.UNDONE, now, by
    batch.save()
    return batch


def _blocked(changes: Sequence[BatchChange], target: Target) -> list[Blocked]:
    standing = target.current([change.object_id for change in changes])
    in_use = target.in_use([change.object_id for change in changes if change.kind == BatchChange.Kind.NEW])
    found: list[Blocked] = []
    for change in changes:
        reason = _reason(change, standing.get(change.object_id), in_use)
        if reason:
            found.append(Blocked(change.row, change.object_id, reason))
    return found


def _reason(change: BatchChange, standing: Found | None, in_use: Mapping[str, str]) -> str:
    if standing is None:
        # A new record deleted since is where undoing wants it; a changed one can not be given back.
        return "" if change.kind == BatchChange.Kind.NEW else _("đã bị xóa sau khi nhập")
    later = sorted(name for name, value in change.after.items() if standing.fields.get(name) != value)
    if later:
        return _("đã được sửa sau khi nhập (%(fields)s)") % {"fields": ", ".join(later)}
    return in_use.get(change.object_id, "")


def _take_back(changes: Sequence[BatchChange], target: Target) -> None:
    standing = target.current([change.object_id for change in changes])
    new = [c.object_id for c in changes if c.kind == BatchChange.Kind.NEW and c.object_id in standing]
    if new:
        target.delete(new)
    before = {c.object_id: c.before or {} for c in changes if c.kind == BatchChange.Kind.CHANGED}
    if before:
        target.restore(before)


def history(schema: Schema, place_id: int) -> QuerySet[Batch]:
    """Imports of one kind in one place, newest first."""
    return Batch.objects.filter(schema=schema.name, place_id=place_id).order_by("-created_at", "-id")


def same_file(batch: Batch) -> Batch | None:
    """The last finished import of the very same file in this place, to tell the clerk it is in already."""
    done = Batch.objects.filter(schema=batch.schema, place_id=batch.place_id, state=State.DONE)
    return done.filter(file_sha256=batch.file_sha256).exclude(pk=batch.pk).order_by("-created_at").first()


def forget(object_type: str, ids: Iterable[str]) -> None:
    """Remove what batches remember of these records (a person asked to be forgotten); undoing leaves them as they are."""
    for chunk in chunks(ids, CHUNK):
        BatchChange.objects.filter(object_type=object_type, object_id__in=chunk).delete()


def forget_before(moment: datetime) -> int:
    """Drop the former values and raw cells kept by batches older than `moment`: how many. These are final then."""
    old = Batch.objects.filter(created_at__lt=moment)
    deleted, _by_model = BatchChange.objects.filter(batch__in=old).delete()
    old.exclude(problems=[]).update(problems=[])
    return deleted
