"""What a domain says of its own tables."""

from collections.abc import Mapping
from dataclasses import dataclass, field

from django.utils.translation import gettext_lazy as _

from camtay.foundation.kept.records import Ground, Kept, Words

LAW = _("Luật Bảo vệ dữ liệu cá nhân 91/2025/QH15")


@dataclass(frozen=True)
class Shown:
    """A datum as people are told of it. `fields`: the fields of tables it is read from ("people.Person.name")."""

    section: Words
    label: Words
    ground: Ground
    fields: tuple[str, ...]

    def line(self, value: object, *, label: str = "") -> Kept:
        """One line of it. `label`: where the person's own thing has a better name (a question of a form)."""
        said = label or str(self.label)
        return Kept(str(self.section), said, str(value), self.ground, self.fields)


@dataclass(frozen=True)
class Register:
    """All personal fields of a domain. `hidden`: field → why its content is not shown. `nothing`: why a domain keeps
    nothing about residents, said outright."""

    title: Words
    shown: tuple[Shown, ...] = ()
    hidden: Mapping[str, Words] = field(default_factory=dict)
    nothing: Words = ""

    def __post_init__(self) -> None:
        if bool(self.shown or self.hidden) == bool(self.nothing):
            raise ValueError("a register names what is kept, or says why nothing is")

    @property
    def fields(self) -> frozenset[str]:
        return frozenset(name for one in self.shown for name in one.fields) | frozenset(self.hidden)
