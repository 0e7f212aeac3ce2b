"""An administrative letter as data (Nghị định 30/2020/NĐ-CP, Phụ lục I), drawn as PDF here and as DOCX beside.

Always Vietnamese. What is "" is left as a dotted line, to be written by hand or by the registry (văn thư).
"""

from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from django.utils.translation import override

from camtay.foundation.ui import formats
from camtay.foundation.ui.pdf import render_pdf

NATION = "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"
MOTTO = "Độc lập - Tự do - Hạnh phúc"


class Percent(float):
    """A fraction that is written as a share of a hundred."""


Cell = str | int | float  # numbers stand to the right, and stay numbers in a workbook


@dataclass(frozen=True)
class Table:
    """`widths`: shares of the whole, one a column; `name`: of its sheet in a workbook."""

    columns: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    widths: Sequence[int]
    name: str = "Số liệu"
    empty: str = "Không có."

    @property
    def laid(self) -> list[list[tuple[str, bool]]]:
        """Each cell as it is written, and whether it is a number."""
        return [[(written(cell), not isinstance(cell, str)) for cell in row] for row in self.rows]

    @property
    def heads(self) -> list[tuple[str, bool]]:
        """Each column's name, and whether numbers stand in it."""
        first = self.rows[0] if self.rows else [""] * len(self.columns)
        return [(name, not isinstance(cell, str)) for name, cell in zip(self.columns, first, strict=True)]

    @property
    def shares(self) -> list[float]:
        return [round(100 * one / sum(self.widths), 2) for one in self.widths]


@dataclass(frozen=True)
class Part:
    """A heading ("" for none), paragraphs, and a table."""

    title: str = ""
    paragraphs: Sequence[str] = ()
    table: Table | None = None


@dataclass(frozen=True)
class Appendix:
    """Begins on a page of its own. `number`: "I"; "" for the only one."""

    title: str
    parts: Sequence[Part]
    number: str = ""


@dataclass(frozen=True)
class Letter:
    """`agency`: lines of who writes, the last with the rule below; `superior`: above it, "" for none (as UBND of a
    commune). `mark`: what follows the number ("BC-UBND"). `day`: in words. `powers`: lines above the signature
    (“TM. ỦY BAN NHÂN DÂN”, “CHỦ TỊCH”). `receivers`: without the last, “Lưu”."""

    agency: Sequence[str]
    mark: str
    town: str
    day: str
    kind: str
    subject: str
    parts: Sequence[Part]
    powers: Sequence[str]
    receivers: Sequence[str]
    superior: str = ""
    number: str = ""
    signer: str = ""
    kept: str = "Lưu: VT."
    practice: bool = False
    appendices: Sequence[Appendix] = ()

    @property
    def numbered(self) -> str:
        return f"Số: {self.number or '......'}/{self.mark}"


def written(cell: Cell) -> str:
    """The Vietnamese way, whichever language is read in (see `letter_pdf`)."""
    if isinstance(cell, str):
        return cell
    return formats.percent(cell) if isinstance(cell, Percent) else formats.number(cell)


def letter_pdf(letter: Letter, **more: Any) -> bytes:
    """Raises PdfUnavailable where Pango is missing."""
    with override("vi"):
        return render_pdf("ui/pdf/letter.html", {"letter": letter, "nation": NATION, "motto": MOTTO, **more})
