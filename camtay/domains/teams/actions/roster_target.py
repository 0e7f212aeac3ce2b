"""What a row of a commune's list of teams becomes: a member, and the team where it is not there yet."""

from collections.abc import Collection, Mapping, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any
from uuid import UUID

from django.utils.translation import gettext as _

from camtay.domains.people.models import Person
from camtay.domains.places.models import Place
from camtay.domains.teams.actions import folding
from camtay.domains.teams.actions.founding import EARLIEST
from camtay.domains.teams.models import Decision, Membership, Team
from camtay.domains.teams.rules import roster
from camtay.domains.teams.states import Decided, Duty, TeamKind
from camtay.foundation.access import Actor
from camtay.foundation.audit.journal import Deed, record_many
from camtay.foundation.calendar import local_day
from camtay.foundation.tables.columns import CellProblem, Row
from camtay.foundation.tables.model_target import ModelTarget
from camtay.foundation.tables.targets import Found, Snapshot, Step
from camtay.foundation.vietnamese import fold

Values = Mapping[str, Any]
_FIELDS = ("name", "birth_year", "phone", "duty", "is_core", "area", "since", "until", "knows")
_WATCHED = ("search", "version", "person_id", "since_day", "until_day")


@dataclass
class NewTeam:
    """A team that the list speaks of and that is not there. `day`: of its decision; `since`: when it began."""

    place: Place
    name: str
    number: str
    day: date
    since: date


class RosterTarget(ModelTarget[Membership]):
    """Members of the community teams of one commune, known by their team, their name, and their year of birth (or
    their telephone where there is none)."""

    def __init__(self, commune: Place, *, by: Actor, now: datetime) -> None:
        super().__init__(
            Membership.objects.filter(commune=commune, kind=TeamKind.COMMUNITY).select_related("team"),
            key_field="id", fields=_FIELDS, watched=_WATCHED,
        )  # fmt: skip
        self.commune, self.by, self.now = commune, by, now
        self.touched: set[UUID] = set()
        self._places = self._named_places()
        self._teams: dict[str, Team] = {}
        self._new: dict[str, NewTeam] = {}
        self._numbers: dict[str, tuple[str, int]] = {}
        self._earliest: dict[str, date] = {}
        self._taken: dict[tuple[str, str], str] = {}
        self._known: dict[tuple[str, str], int] = {}

    def _named_places(self) -> dict[str, Place]:
        found = {
            "": self.commune,
            fold(self.commune.name): self.commune,
            fold(self.commune.short_name): self.commune,
        }
        for place in Place.objects.neighbourhoods().filter(parent=self.commune):
            found |= {fold(place.name): place, fold(place.short_name): place, fold(place.code): place}
        return found

    # Keys: a row's, and a record's

    def key(self, values: Values) -> str:
        """Asked of every row before any is written: so it is known here since when anybody was in a team."""
        team = _team_key(self._place(values).pk, values["team"])
        since = values.get("since")
        if since is not None and since >= EARLIEST:
            self._earliest[team] = min(since, self._earliest.get(team, since))
        return _key(team, values["name"], values.get("birth_year"), values.get("phone"))

    def _place(self, values: Values) -> Place:
        said = fold(values.get("neighbourhood") or "")
        if said not in self._places:
            raise CellProblem(
                _("Không có thôn, tổ dân phố này ở %(commune)s. Hãy ghi đúng tên trong danh sách địa bàn.")
                % {"commune": self.commune.name},
                "neighbourhood",
            )
        return self._places[said]

    def prepare(self, rows: Sequence[Row]) -> None:
        """The teams that stand, and the people whom names and telephones of these rows may mean."""
        standing = Team.objects.on(local_day(self.now)).filter(commune=self.commune, kind=TeamKind.COMMUNITY)
        self._teams = {_team_key(team.place_id, team.name): team for team in standing}
        phones = {phone for row in rows if (phone := row.values.get("phone"))}
        people = Person.objects.filter(phone__in=phones, commune=self.commune, same_as=None)
        self._known = {}
        for pk, phone, search in people.values_list("pk", "phone", "search"):
            self._known[phone, search] = 0 if (phone, search) in self._known else pk

    def existing(self, keys: Collection[str], *, lock: bool) -> Mapping[str, Found]:
        """Of one key the latest: who left and came back is the one that stands."""
        self._loaded.clear()
        wanted = set(keys)
        teams = {key.partition("|")[0] for key in keys}
        ids = [team.pk for key, team in self._teams.items() if key in teams]
        found: dict[str, Found] = {}
        for one in self._lockable(lock).filter(team__in=ids).order_by("since", "pk"):
            team = _team_key(one.team.place_id, one.team.name)
            key = _key(team, one.name, one.birth_year, one.phone)
            if one.phone and one.until is None:
                self._taken.setdefault((team, one.phone), key)
            if key in wanted:
                found[key] = self.remember(one)
        return found

    # What a row asks for

    def wanted(self, row: Row, found: Found | None) -> Snapshot:
        values = row.values
        team = _team_key(self._place(values).pk, values["team"])
        self._check_decision(row, team)
        self._check_alone(values, team)
        said = {name: self.blank(name, values[name]) for name in _FIELDS if name in values}
        for name, default in (("duty", Duty.MEMBER), ("is_core", False)):
            if name in said and values[name] is None:
                said[name] = found.fields[name] if found else str(default) if name == "duty" else default
        for name in ("since", "until"):  # a blank leaves what is known
            if said.get(name) is None:
                said.pop(name, None)
        begun = self._begun(row, team)
        since = values.get("since") or (date.fromisoformat(found.fields["since"]) if found else begun)
        self._check_days(since, values.get("until"), begun)
        return said if found else {**said, "since": since.isoformat()}

    def _begun(self, row: Row, key: str) -> date:
        """Since when the team stands; noting a new one: since its decision, or since its first member where the
        decision is that of a reorganising."""
        if key in self._teams:
            return self._teams[key].valid_from
        if key not in self._new:
            values = row.values
            day = values.get("decision_day")
            if day is None:
                raise CellProblem(
                    _("Tổ này chưa có ở đây. Hãy ghi ngày quyết định thành lập."), "decision_day"
                )
            number, since = values.get("decision_number") or "", min(day, self._earliest.get(key, day))
            self._new[key] = NewTeam(self._place(values), values["team"], number, day, since)
        return self._new[key].since

    def _check_decision(self, row: Row, team: str) -> None:
        """All rows of a team name one decision."""
        number = row.values.get("decision_number")
        if not number:
            return
        first, at = self._numbers.setdefault(team, (number, row.number))
        if fold(first) != fold(number):
            words = _("Dòng %(row)d ghi tổ này theo quyết định %(number)s. Một tổ chỉ ghi một quyết định.")
            raise CellProblem(words % {"row": at, "number": first}, "decision_number")

    def _check_alone(self, values: Values, team: str) -> None:
        """One telephone is one person, in a team."""
        phone = values.get("phone")
        if not phone or values.get("until"):
            return
        key = self.key(values)
        if self._taken.setdefault((team, phone), key) != key:
            raise CellProblem(
                _("Trong tổ đã có người dùng số điện thoại này. Hãy xem có phải một người ghi hai lần."),
                "phone",
            )

    def _check_days(self, since: date, until: date | None, begun: date) -> None:
        if since < EARLIEST:
            raise CellProblem(_("Ngày này quá xa trong quá khứ. Hãy kiểm tra lại năm."), "since")
        if since < begun:
            raise CellProblem(_("Ngày vào tổ phải từ ngày thành lập tổ trở đi."), "since")
        if until is not None and until < since:
            raise CellProblem(_("Ngày thôi phải sau ngày vào tổ."), "until")

    # Writing

    def build(self, step: Step, batch_id: UUID) -> Membership:
        team = self._teams[step.key.partition("|")[0]]
        member = Membership(team=team, batch_id=batch_id, recorded_at=self.now)
        self._fill(member, step.wanted, team)
        return member

    def change(self, record: Membership, step: Step, batch_id: UUID) -> None:  # noqa: ARG002 - as every target's
        self._fill(record, {name: after for name, (_before, after) in step.differences.items()}, record.team)
        record.version += 1

    def _fill(self, member: Membership, values: Snapshot, team: Team) -> None:
        self.apply(member, values)
        member.search = roster.search_words(member.name, member.phone)
        if member.person_id is None:
            member.person_id = self._known.get((member.phone, fold(member.name))) or None
        folding.member_keys(member, team)
        self.touched.add(team.pk)

    def create(self, steps: Sequence[Step], batch_id: UUID) -> Sequence[Found]:
        self._found(sorted({step.key.partition("|")[0] for step in steps} - self._teams.keys()), batch_id)
        made = super().create(steps, batch_id)
        self._journal("teams.add_member", made, batch_id)
        return made

    def update(self, steps: Sequence[Step], batch_id: UUID) -> Sequence[Found]:
        standing = super().update(steps, batch_id)
        self._journal("teams.change_member", standing, batch_id)
        return standing

    def _found(self, keys: Sequence[str], batch_id: UUID) -> None:
        """The teams that the list brings, each with its decision."""
        teams, decisions = [], []
        for key in keys:
            new = self._new[key]
            team = Team(
                place=new.place, kind=TeamKind.COMMUNITY, name=new.name, decision_number=new.number,
                decision_day=new.day, valid_from=new.since, created_at=self.now, batch_id=batch_id,
                search=roster.team_words(new.name, new.place.name),
            )  # fmt: skip
            folding.place_keys(team)
            self._teams[key] = team
            teams.append(team)
            decisions.append(
                Decision(
                    team=team, what=Decided.FOUNDED if new.since == new.day else Decided.REORGANISED, number=new.number, day=new.day, recorded_at=self.now,
                    recorded_by_id=self.by.account_id,
                )
            )  # fmt: skip
        Team.objects.bulk_create(teams)
        Decision.objects.bulk_create(decisions)
        deeds = [Deed("teams.found", "teams.Team", str(team.pk), note=f"batch:{batch_id}") for team in teams]
        if deeds:
            record_many(by=self.by, place_id=self.commune.pk, deeds=deeds, now=self.now)

    def _journal(self, action: str, found: Sequence[Found], batch_id: UUID) -> None:
        deeds = [
            Deed(action, "teams.Membership", one.id, about=one.fields["person_id"], note=f"batch:{batch_id}")
            for one in found
        ]
        record_many(by=self.by, place_id=self.commune.pk, deeds=deeds, now=self.now)


def _team_key(place_id: int, name: str) -> str:
    return f"{place_id}:{fold(name).replace('|', ' ')}"


def _key(team: str, name: str, birth_year: int | None, phone: str | None) -> str:
    return f"{team}|{fold(name)}|{birth_year or phone or ''}"
