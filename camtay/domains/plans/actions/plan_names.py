"""Which plan a row of a table means."""

from collections.abc import Iterator
from datetime import date

from django.utils.translation import gettext as _

from camtay.domains.places.models import Place
from camtay.domains.plans.models import Plan
from camtay.domains.plans.queries.plans import running
from camtay.foundation.tables.columns import CellProblem
from camtay.foundation.vietnamese import fold


class PlanNames:
    """The plans of a place by number and by title; unnamed, the one that runs on the day, else the next to begin."""

    def __init__(self, place: Place, on: date) -> None:
        self.place, self.on = place, on
        self._known: dict[str, list[Plan]] | None = None
        self._usual: Plan | None = None

    def named(self, said: object) -> Plan:
        """Raises CellProblem."""
        known = self._look()
        if not said:
            if self._usual is None:
                words = _("%(place)s chưa có kế hoạch nào đang thực hiện. Hãy lập kế hoạch trước.")
                raise CellProblem(words % {"place": self.place.name}, "plan")
            return self._usual
        found = known.get(fold(str(said)), [])
        if not found:
            words = _("%(place)s không có kế hoạch này. Hãy chép đúng số hoặc tên kế hoạch.")
            raise CellProblem(words % {"place": self.place.name}, "plan")
        if len(found) > 1:
            raise CellProblem(_("Có nhiều kế hoạch cùng số này. Hãy ghi tên kế hoạch."), "plan")
        return found[0]

    def _look(self) -> dict[str, list[Plan]]:
        if self._known is None:
            plans = list(Plan.objects.filter(place=self.place).select_related("place").order_by("valid_from"))
            coming = (one for one in plans if one.valid_from > self.on)
            self._usual = running(self.place, self.on) or next(coming, None)
            self._known = {}
            for plan in plans:
                for word in _words(plan):
                    self._known.setdefault(word, []).append(plan)
        return self._known


def _words(plan: Plan) -> Iterator[str]:
    yield from {fold(plan.title), fold(plan.number)} - {""}
