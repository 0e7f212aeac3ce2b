"""A goal said in words: how it stands and why, whether it works, and where it does not."""

import math

from django.utils.translation import gettext as _
from django.utils.translation import ngettext

from camtay.domains.indicators import queries as indicators
from camtay.domains.plans.models import Goal
from camtay.domains.plans.queries.goals import Seen
from camtay.domains.plans.queries.pushes import Next, Split
from camtay.domains.plans.queries.targets import in_figures
from camtay.domains.plans.rules import course
from camtay.domains.plans.rules.course import Work
from camtay.domains.plans.states import Wanted
from camtay.foundation.ui import formats
from camtay.foundation.ui.measures import measure_words

NAMED = 3
LONGEST_NAME = 60


def value_of(seen: Seen, value: float | None) -> str:
    """A value as the goal's figure is written; – for nothing."""
    if seen.definition is None:
        return formats.NOTHING
    return measure_words(seen.definition.kind, value, seen.definition.unit)


def target_words(goal: Goal) -> str:
    """The target as it is written: `98 %`; – for a goal judged by its work."""
    definition = indicators.definition(goal.indicator)
    if definition is None:
        return formats.NOTHING
    return measure_words(definition.kind, in_figures(goal.target, goal.indicator), definition.unit)


def needed_of(seen: Seen, needed: float | None) -> str:
    """What a line asks for; of things that are counted a whole number that is enough."""
    if needed is None or seen.definition is None or seen.definition.kind != "count":
        return value_of(seen, needed)
    whole = math.floor(needed) if seen.goal.wanted == Wanted.LOW else math.ceil(needed)
    return value_of(seen, whole)


def why(seen: Seen) -> str:
    """One line: the figure against the line, then the work."""
    return "; ".join(part for part in (_figure(seen), _work(seen.work)) if part) + "."


def _figure(seen: Seen) -> str:
    stands, line = seen.standing, seen.line
    if line is None:
        return _("Không đo bằng số, xét theo việc")
    if stands.value is None or stands.needed is None:
        return _("Chưa có %(things)s nào trong kỳ để tính") % {"things": _things(seen)}
    said = {
        "value": value_of(seen, stands.value),
        "target": value_of(seen, line.target),
        "needed": needed_of(seen, stands.needed),
        "away": _away(seen, stands.behind),
    }
    if stands.reached:
        return _("Đang %(value)s, đã đạt chỉ tiêu %(target)s") % said
    if not stands.behind:
        return _("Đang %(value)s, đường tới đích cần %(needed)s") % said
    if seen.goal.wanted == Wanted.LOW:
        return _("Đang %(value)s, đường tới đích cần không quá %(needed)s, nhiều hơn %(away)s") % said
    return _("Đang %(value)s, đường tới đích cần %(needed)s, còn thiếu %(away)s") % said


def _things(seen: Seen) -> object:
    return seen.definition.source.things if seen.definition is not None else ""


def _away(seen: Seen, behind: float) -> str:
    if seen.line is not None and seen.line.share:
        return _("%(points)s điểm phần trăm") % {"points": formats.number(max(behind * 100, 0.1), 1)}
    counted = seen.definition is not None and seen.definition.kind == "count"
    return value_of(seen, math.ceil(behind) if counted else behind)


def _work(work: Work) -> str:
    if not work.total:
        return _("chưa có việc nào được giao")
    if work.overdue:
        return ngettext("%(count)s việc quá hạn", "%(count)s việc quá hạn", work.overdue) % {
            "count": formats.number(work.overdue)
        }
    if work.unfinished:
        return _("%(left)s trên %(all)s việc đang làm, chưa việc nào quá hạn") % {
            "left": formats.number(work.unfinished), "all": formats.number(work.total),
        }  # fmt: skip
    return _("mọi việc đã xong")


def way(seen: Seen) -> str:
    """Whether it works: how far it has come against the time that has gone, and which way it turns."""
    line, value = seen.line, seen.standing.value
    if line is None or value is None:
        return ""
    said = [_start(seen)] if seen.start_known else [
        _("Không rõ lúc đầu là bao nhiêu, nên lấy ngay chỉ tiêu làm mức cần.")
    ]  # fmt: skip
    gone = course.way_gone(value, line) if seen.start_known else None
    if gone is not None and not seen.standing.reached:
        said.append(
            _("Đã qua %(time)s thời gian, đi được %(way)s quãng đường.")
            % {"time": _whole(course.time_gone(line, seen.on)), "way": _whole(min(max(gone, 0.0), 1.0))}
        )
    whole = [one.value for one in seen.points if one.month != seen.open_month]
    turn = course.turning(whole, seen.goal.wanted)
    if turn == "worse":
        said.append(_("Ba tháng gần đây tháng sau kém tháng trước."))
    elif turn == "better":
        said.append(_("Ba tháng gần đây tháng sau tốt hơn tháng trước."))
    return " ".join(said)


def _start(seen: Seen) -> str:
    assert seen.line is not None  # `way` has asked
    return _("Lúc đầu %(start)s, nay %(value)s, phải đạt %(target)s vào %(day)s.") % {
        "start": value_of(seen, seen.line.start),
        "value": value_of(seen, seen.standing.value),
        "target": value_of(seen, seen.line.target),
        "day": formats.day(seen.goal.due_day),
    }


def _whole(fraction: float) -> str:
    return formats.percent(fraction, 0)


def where(found: Next | None) -> str:
    """Where it does not work, and where it does, by the way to split that tells most; "" where nothing tells."""
    if found is None or not found.splits:
        return ""
    split = found.splits[0]
    names = "; ".join(
        _("%(name)s (%(share)s phần thiếu)") % {"name": _short(one.label), "share": _whole(one.gap)}
        for one in split.pushes[:NAMED]
    )
    said = _("Chưa được nhất ở: %(names)s.") % {"names": names}
    good = _good(split)
    return f"{said} {good}" if good else said


def _short(name: str) -> str:
    """Names of procedures run over lines; the first words tell them apart."""
    return name if len(name) <= LONGEST_NAME else f"{name[:LONGEST_NAME].rsplit(' ', 1)[0]}…"


def _good(split: Split) -> str:
    names = [_short(one.label) for one in split.reaching]
    return _("Đã đạt ở: %(names)s.") % {"names": "; ".join(names)} if names else ""
