"""A file opened as cells. Nothing in it is trusted: size, unpacked size, rows, columns and cells are bounded."""

import csv
import hashlib
import io
import zipfile
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cached_property
from pathlib import Path
from typing import Any, BinaryIO

from django.utils.translation import gettext as _

from camtay.foundation.tables.columns import Raw, TableProblem
from camtay.foundation.tables.encodings import decode

Cells = tuple[Raw, ...]
OLD_EXCEL = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
DELIMITERS = (";", ",", "\t")


@dataclass(frozen=True)
class Limits:
    """`size`, `unpacked`: bytes. `rows`: rows with anything in them. `empty`: rows without, one after the other: a
    sheet formatted to its last row takes minutes to walk. `cell`: characters (Excel's own limit)."""

    size: int = 20 * 1024 * 1024
    unpacked: int = 300 * 1024 * 1024
    rows: int = 50_000
    empty: int = 50_000
    columns: int = 300
    cell: int = 32_767


LIMITS = Limits()


class Table:
    """A file to read from, as often as wanted. `sheets`: names of its visible sheets; one, "", for text files."""

    def __init__(self, content: bytes, name: str, limits: Limits) -> None:
        self.content = content
        self.name = name
        self.limits = limits
        self.sha256 = hashlib.sha256(content).hexdigest()
        self.kind = "xlsx" if content.startswith(b"PK") else "text"

    @cached_property
    def sheets(self) -> tuple[str, ...]:
        if self.kind == "text":
            return ("",)
        sheets = tuple(sheet.title for sheet in self._workbook.worksheets if sheet.sheet_state == "visible")
        if not sheets:
            raise TableProblem(_("Tệp Excel không có trang tính nào nhìn thấy được."))
        return sheets

    def rows(self, sheet: str = "") -> Iterator[tuple[int, Cells]]:
        """Rows with anything in them, streamed: (number as the spreadsheet shows it, cells from column A)."""
        source = self._text_rows() if self.kind == "text" else self._sheet_rows(sheet or self.sheets[0])
        seen = last = 0
        for number, cells in source:
            if all(cell is None or cell == "" for cell in cells):
                if number - last > self.limits.empty:
                    raise TableProblem(
                        _(
                            "Sau dòng %(row)d có quá nhiều dòng trống. Hãy chép riêng phần có chữ sang một tệp mới."
                        )
                        % {"row": last}
                    )
                continue
            seen, last = seen + 1, number
            if seen > self.limits.rows:
                raise TableProblem(
                    _("Bảng dài quá %(most)d dòng. Hãy chia thành nhiều tệp.") % {"most": self.limits.rows}
                )
            yield number, self._bounded(number, cells)

    def _bounded(self, number: int, cells: Cells) -> Cells:
        if len(cells) > self.limits.columns:
            used = max(index for index, cell in enumerate(cells) if cell not in (None, "")) + 1
            if used > self.limits.columns:
                raise TableProblem(
                    _("Dòng %(row)d có quá %(most)d cột. Hãy xóa các cột thừa.")
                    % {"row": number, "most": self.limits.columns}
                )
            cells = cells[:used]
        for cell in cells:
            if isinstance(cell, str) and len(cell) > self.limits.cell:
                raise TableProblem(
                    _("Dòng %(row)d có ô dài quá mức. Hãy kiểm tra lại tệp.") % {"row": number}
                )
        return cells

    @cached_property
    def _workbook(self) -> Any:
        # Loaded with the first Excel file: at every start of every process it would cost a quarter of a second.
        from openpyxl import DEFUSEDXML, load_workbook

        if not DEFUSEDXML:  # pragma: no cover - a wrong installation
            raise ImportError(
                "openpyxl must run with defusedxml: install it and leave OPENPYXL_DEFUSEDXML unset"
            )
        try:
            with zipfile.ZipFile(io.BytesIO(self.content)) as archive:
                unpacked = sum(item.file_size for item in archive.infolist())
            if unpacked > self.limits.unpacked:
                raise TableProblem(_("Tệp Excel này bung ra quá lớn nên không nhận. Hãy chia nhỏ bảng."))
            return load_workbook(io.BytesIO(self.content), read_only=True, data_only=True, keep_links=False)
        except TableProblem:
            raise
        except Exception as error:  # openpyxl meets broken files with errors of a dozen kinds
            raise _unreadable() from error

    def _sheet_rows(self, sheet: str) -> Iterator[tuple[int, Cells]]:
        worksheet = self._workbook[sheet]
        worksheet.reset_dimensions()  # a file may lie about its size
        rows = worksheet.iter_rows(values_only=True, max_col=self.limits.columns + 1)
        try:
            yield from enumerate(rows, start=1)
        except (
            SyntaxError,
            ValueError,
            KeyError,
            zipfile.BadZipFile,
        ) as error:  # defusedxml refuses by ValueError
            if isinstance(error, TableProblem):
                raise
            raise _unreadable() from error

    @cached_property
    def _text(self) -> str:
        return decode(self.content)

    def _text_rows(self) -> Iterator[tuple[int, Cells]]:
        text, delimiter = sniff(self._text)
        try:
            for number, cells in enumerate(csv.reader(io.StringIO(text), delimiter=delimiter), start=1):
                yield number, tuple(cells)
        except csv.Error as error:
            raise _unreadable() from error


def open_table(source: bytes | BinaryIO | Path, name: str = "", limits: Limits = LIMITS) -> Table:
    """Open `source`. Raises TableProblem, in words for people, for what is no table or too large."""
    if isinstance(source, Path):
        name = name or source.name
        with source.open("rb") as file:
            content = file.read(limits.size + 1)
    elif isinstance(source, bytes):
        content = source
    else:
        content = source.read(limits.size + 1)
    if len(content) > limits.size:
        raise TableProblem(
            _("Tệp lớn quá %(most)d MB. Hãy chia thành nhiều tệp.") % {"most": limits.size // (1024 * 1024)}
        )
    _refuse_others(content)
    return Table(content, name, limits)


def _refuse_others(content: bytes) -> None:
    if not content.strip():
        raise TableProblem(_("Tệp trống. Hãy chọn lại tệp."))
    if content.startswith(OLD_EXCEL):
        if "EncryptedPackage".encode("utf-16-le") in content:
            raise TableProblem(_("Tệp Excel có mật khẩu. Hãy bỏ mật khẩu rồi nhập lại."))
        raise TableProblem(
            _("Tệp là Excel đời cũ (.xls). Hãy mở bằng Excel, chọn “Lưu thành”, kiểu .xlsx, rồi nhập lại.")
        )
    start = content[:2000].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    if start.startswith((b"<!doctype html", b"<html", b"<table", b"<?xml", b"%pdf")):
        raise TableProblem(
            _(
                "Tệp này không phải bảng Excel thật. Hãy mở bằng Excel, chọn “Lưu thành”, kiểu .xlsx, rồi nhập lại."
            )
        )


def sniff(text: str) -> tuple[str, str]:
    """The text without Excel's `sep=` line, and its delimiter: the one that cuts most lines into equal parts, of several the one that cuts them into most."""
    if text[:4].lower() == "sep=" and text[4:5] in DELIMITERS:
        return text.split("\n", 1)[1] if "\n" in text else "", text[4]
    lines = text[:20_000].splitlines()[:40]
    best, best_score = ",", (0.0, 0)
    for delimiter in DELIMITERS:
        widths = [len(cells) for cells in csv.reader(lines, delimiter=delimiter) if cells]
        wide = [width for width in widths if width > 1]
        if not wide:
            continue
        usual = max(set(wide), key=wide.count)
        score = (wide.count(usual) / len(widths), usual)
        if score > best_score:
            best, best_score = delimiter, score
    return text, best


def _unreadable() -> TableProblem:
    return TableProblem(
        _("Không mở được tệp: tệp hỏng hoặc không phải Excel (.xlsx). Hãy lưu lại rồi thử lần nữa.")
    )
