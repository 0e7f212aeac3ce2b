"""Who may do what, as a page that people can sign off."""

from camtay.entrances.terminal.reference.page import Page, grid, reference
from camtay.foundation import access
from camtay.foundation.access import Permission, Reach

MARKS = {Reach.PLACE: "●", Reach.OWN: "○"}
LEGEND = (
    "● in the place where the role is held · ○ what is one's own. *Anybody* needs no role; *not own* is refused to"
    " everybody for their own affairs. What is not in the table is refused."
)


def roles(matrix: list[Permission]) -> list[str]:
    """Every role that any deed is granted to, in the order in which they first appear."""
    return list(dict.fromkeys(role for permission in matrix for role in permission.grants))


def page() -> Page:
    matrix = access.matrix()
    columns = roles(matrix)
    by_area: dict[str, list[Permission]] = {}
    for permission in matrix:
        by_area.setdefault(permission.name.split(".")[0], []).append(permission)
    parts = []
    for area, permissions in by_area.items():
        here = [role for role in columns if any(role in p.grants for p in permissions)]
        parts.append(f"## `{area}`\n\n{_area(permissions, here)}")
    return reference("permissions", "Permissions", LEGEND, *parts)


def _area(permissions: list[Permission], columns: list[str]) -> str:
    return grid(["Deed", "In words", *columns, "Notes"], [_line(p, columns) for p in permissions])


def _line(permission: Permission, columns: list[str]) -> list[object]:
    marks = [MARKS[permission.grants[role]] if role in permission.grants else "" for role in columns]
    notes = [
        ("anybody", permission.public),
        ("not own", permission.never_own),
        ("the operator and the system alone", not permission.grants and not permission.public),
    ]
    return [
        f"`{permission.name}`",
        permission.label,
        *marks,
        ", ".join(note for note, holds in notes if holds),
    ]
