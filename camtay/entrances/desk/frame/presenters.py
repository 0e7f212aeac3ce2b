"""Where one can go from here: only what the actor may do."""

from collections.abc import Callable
from dataclasses import dataclass

from django.urls import reverse
from django.utils.functional import Promise
from django.utils.translation import gettext_lazy as _

from camtay.domains.cases import permissions as cases
from camtay.domains.cases import queries as case_queries
from camtay.domains.indicators import permissions as indicators
from camtay.domains.learning import permissions as learning
from camtay.domains.people import permissions as people
from camtay.domains.places import permissions as places
from camtay.domains.plans import permissions as plans
from camtay.domains.procedures import permissions as procedures
from camtay.domains.reports import permissions as reports
from camtay.domains.rounds import permissions as rounds
from camtay.domains.tasks import permissions as tasks
from camtay.domains.tasks import queries as task_queries
from camtay.domains.teams import permissions as teams
from camtay.domains.teams import queries as team_queries
from camtay.foundation.access import Actor, Permission, scope_of

COCKPIT = "/dieu-hanh/"  # the permanent address of the door beside this one
BESIDE = {"/can-bo/muc-tieu/": "/can-bo/ke-hoach/"}  # pages of an entry that do not lie under it


@dataclass(frozen=True)
class Item:
    """One entry of `ui/partials/navigation.html`."""

    label: str
    url: str
    current: bool


def may(permission: Permission, actor: Actor) -> bool:
    """Is there a place where `actor` may do this?"""
    scope = scope_of(permission, actor)
    return scope.everywhere or bool(scope.place_ids)


def helps(actor: Actor) -> bool:
    """Is the actor one of those who show people how, hand in hand?"""
    return actor.holds("helper", "team_leader", "village_head")


def witnesses(actor: Actor) -> bool:
    """May the actor be named as a witness somewhere?"""
    return may(people.WITNESS, actor)


def _mandates(actor: Actor) -> bool:
    return may(people.CONFIRM_MANDATE, actor)


def sees_cases(actor: Actor) -> bool:
    return case_queries.sees_desk(actor)


def _takes_in(actor: Actor) -> bool:
    return may(cases.ACCEPT, actor)


def _imports(actor: Actor) -> bool:
    lists = (cases.IMPORT, places.IMPORT_NEIGHBOURHOODS, learning.KEEP_ROLL, teams.KEEP, tasks.IMPORT)
    return any(may(one, actor) for one in lists)


def _teams(actor: Actor) -> bool:
    return team_queries.sees_some(actor)


def _places(actor: Actor) -> bool:
    return may(places.IMPORT_NEIGHBOURHOODS, actor) or may(places.CHANGE_SETTINGS, actor)


def _staff(actor: Actor) -> bool:
    return may(people.SEE_STAFF, actor) or may(people.INVITE, actor)


def sees_tasks(actor: Actor) -> bool:
    return task_queries.sees_tasks(actor)


def _keeps_plans(actor: Actor) -> bool:
    return may(plans.KEEP, actor)


def _roll(actor: Actor) -> bool:
    return may(learning.SEE_ROLL, actor)


def _residents(actor: Actor) -> bool:
    return may(people.SEARCH, actor)


def _wishes(actor: Actor) -> bool:
    return may(people.ANSWER, actor)


def _teaches(actor: Actor) -> bool:
    return helps(actor) or may(learning.KEEP_VOICES, actor)


def _figures(actor: Actor) -> bool:
    return may(indicators.SEE, actor)


def _reports(actor: Actor) -> bool:
    return may(reports.SEE, actor)


def _processes(actor: Actor) -> bool:
    return may(procedures.SET_PROCESS, actor)


def _words(actor: Actor) -> bool:
    return procedures.can_extend(by=actor)


def _procedures(actor: Actor) -> bool:
    return procedures.can_edit(by=actor)


def _learning(actor: Actor) -> bool:
    return may(learning.SEE, actor)


def _rounds(actor: Actor) -> bool:
    return may(rounds.AGREE, actor) or may(rounds.CHOOSE, actor)


def _in_the_field(actor: Actor) -> bool:
    wanted = (rounds.SEE_DEVICES, rounds.SETTLE_HELD, rounds.SETTLE_CLASH, rounds.TAKE_RESCUE)
    return any(may(one, actor) for one in wanted)


def _sheets(actor: Actor) -> bool:
    return any(may(one, actor) for one in reports.SHEETS) or not scope_of(reports.CHOOSE_MORNING, actor).empty


ENTRIES: tuple[tuple[str | Promise, str, Callable[[Actor], bool]], ...] = (
    (_("Việc hôm nay"), "desk:home", sees_cases),
    (_("Hồ sơ"), "desk:search", sees_cases),
    (_("Việc được giao"), "desk:tasks", sees_tasks),
    (_("Kế hoạch"), "desk:plans", _keeps_plans),
    (_("Tại quầy"), "desk:counter", _takes_in),
    (_("Nạp danh sách"), "desk:imports", _imports),
    (_("Địa bàn"), "desk:places", _places),
    (_("Người dân"), "desk:residents", _residents),
    (_("Yêu cầu dữ liệu"), "desk:data_requests", _wishes),
    (_("Ủy quyền"), "desk:mandates", _mandates),
    (_("Cán bộ"), "desk:people", _staff),
    (_("Cán bộ học"), "desk:officials", _roll),
    (_("Hướng dẫn bà con"), "desk:helping", helps),
    (_("Nhà nên ghé"), "desk:visits", _rounds),
    (_("Ngoài địa bàn"), "desk:devices", _in_the_field),
    (_("Tổ công nghệ số"), "desk:teams", _teams),
    (_("Bài học"), "desk:lessons", _teaches),
    (_("Bà con học"), "desk:sessions", _learning),
    (_("Thủ tục"), "desk:procedures", _procedures),
    (_("Quy trình"), "desk:processes", _processes),
    (_("Từ ngữ"), "desk:words", _words),
    (_("Tờ tổng hợp"), "desk:sheets", _sheets),
    (_("Báo cáo"), "desk:reports", _reports),
    (_("Số liệu"), COCKPIT, _figures),
)


# One entry away everywhere, or wanted now and then: their own room comes first.
LATER = ("desk:tasks", "desk:places", "desk:residents")


def first(actor: Actor) -> str:
    """Where those begin who have no cases before them; "" where nothing is open to the actor."""
    later = LATER if may(cases.IMPORT, actor) else (*LATER, "desk:imports")
    open_to = [name for _label, name, allowed in ENTRIES if allowed(actor)]
    found = next((name for name in open_to if name not in later), next(iter(open_to), ""))
    return _address(found) if found else ""


def navigation(actor: Actor, path: str) -> list[Item]:
    """The entries open to the actor; the current one is the nearest to `path`."""
    open_to = [(str(label), _address(name)) for label, name, allowed in ENTRIES if allowed(actor)]
    path = next((home for start, home in BESIDE.items() if path.startswith(start)), path)
    nearest = max((url for _label, url in open_to if path.startswith(url)), key=len, default="")
    return [Item(label, url, url == nearest) for label, url in open_to]


def _address(name: str) -> str:
    return name if name.startswith("/") else reverse(name)
