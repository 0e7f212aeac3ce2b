"""The parts of an office file. Nothing in it is trusted: number, size and kind of its parts are bounded."""

import io
import zipfile
from collections.abc import Mapping

from defusedxml.common import DefusedXmlException
from defusedxml.ElementTree import ParseError
from defusedxml.ElementTree import fromstring as hardened
from django.utils.translation import gettext as _
from lxml import etree

from camtay.foundation.office.errors import BadDocument

MAX_BYTES = 20 * 1024 * 1024
MAX_PARTS = 2_000
MAX_UNPACKED = 60 * 1024 * 1024
OLD_OFFICE = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
RELATIONS = "{http://schemas.openxmlformats.org/package/2006/relationships}Relationship"
_MACRO_PARTS = ("vbaproject.bin", "xl/macrosheets/", "xl/dialogsheets/", "activex/", "vbadata.xml")


class Package:
    """The parts by name. `changed` holds those that are written anew; all others leave as they came."""

    def __init__(self, content: bytes) -> None:
        self._content = content
        self._unpacked: dict[str, bytes] = {}
        self.changed: dict[str, bytes] = {}
        self._read()
        self._check()

    @property
    def names(self) -> tuple[str, ...]:
        return tuple(self._unpacked)

    def part(self, name: str) -> bytes:
        """Raises BadDocument where the file lacks it."""
        try:
            return self.changed.get(name) or self._unpacked[name]
        except KeyError as error:
            raise _broken() from error

    def tree(self, name: str) -> etree._Element:
        """The root of an XML part."""
        return parsed(self.part(name))

    def put(self, name: str, root: etree._Element) -> None:
        self.changed[name] = etree.tostring(root, xml_declaration=True, encoding="UTF-8", standalone=True)

    def relations(self, name: str) -> Mapping[str, tuple[str, str]]:
        """Of a part: id → (type's last word, target as it is written)."""
        folder, _slash, last = name.rpartition("/")
        where = f"{folder}/_rels/{last}.rels" if folder else f"_rels/{last}.rels"
        if where not in self._unpacked:
            return {}
        return {
            one.get("Id", ""): (one.get("Type", "").rsplit("/", 1)[-1], one.get("Target", ""))
            for one in self.tree(where).iter(RELATIONS)
        }

    def written(self) -> bytes:
        """The file with its changed parts; the same parts always make the same file."""
        out = io.BytesIO()
        with (
            zipfile.ZipFile(io.BytesIO(self._content)) as before,
            zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as after,
        ):
            for item in before.infolist():
                kept = zipfile.ZipInfo(item.filename, item.date_time)
                kept.external_attr, kept.compress_type = item.external_attr, zipfile.ZIP_DEFLATED
                after.writestr(kept, self.changed.get(item.filename, self._unpacked[item.filename]))
        return out.getvalue()

    def _read(self) -> None:
        if len(self._content) > MAX_BYTES:
            raise BadDocument(_("Tệp lớn quá 20 MB. Hãy xóa bớt ảnh trong tệp rồi gửi lại."))
        if self._content.startswith(OLD_OFFICE):
            raise BadDocument(
                _(
                    "Đây là tệp kiểu cũ (.xls, .doc) hoặc có mật khẩu. Hãy mở ra, lưu lại thành .xlsx hoặc .docx."
                )
            )
        try:
            with zipfile.ZipFile(io.BytesIO(self._content)) as archive:
                items = archive.infolist()
                if len(items) > MAX_PARTS or sum(one.file_size for one in items) > MAX_UNPACKED:
                    raise BadDocument(
                        _("Tệp bung ra quá lớn nên không nhận. Hãy dùng biểu mẫu gốc của cấp trên.")
                    )
                for item in items:
                    if item.filename in self._unpacked:
                        raise _broken()
                    with archive.open(item) as part:
                        self._unpacked[item.filename] = part.read(item.file_size + 1)
        except (
            zipfile.BadZipFile,
            RuntimeError,
            NotImplementedError,
            EOFError,
            OSError,
            ValueError,
        ) as error:
            raise _broken() from error

    def _check(self) -> None:
        names = [name.lower() for name in self._unpacked]
        types = self.part("[Content_Types].xml")
        if b"macroEnabled" in types or any(mark in name for name in names for mark in _MACRO_PARTS):
            raise BadDocument(
                _(
                    "Tệp có macro (chương trình bên trong) nên không nhận. Hãy lưu lại thành .xlsx hoặc .docx thường."
                )
            )
        if any("/externallinks/" in name for name in names):
            raise BadDocument(
                _(
                    "Tệp lấy số từ một tệp khác (liên kết ngoài) nên không nhận. Trong Excel: Data, Edit Links, Break Link."
                )
            )
        if any(name.endswith(".bin") and "/embeddings/" in name for name in names):
            raise BadDocument(
                _("Tệp có nhúng chương trình khác bên trong nên không nhận. Hãy xóa phần nhúng rồi lưu lại.")
            )
        if any(name.startswith("_xmlsignatures/") for name in names):
            raise BadDocument(
                _("Tệp có chữ ký số; điền vào thì chữ ký ấy hỏng. Hãy lưu một bản không ký rồi gửi bản ấy.")
            )
        for name in self._unpacked:
            if name.lower().endswith((".xml", ".rels", ".vml")):
                self._check_part(name)

    def _check_part(self, name: str) -> None:
        try:
            root = hardened(self._unpacked[name], forbid_dtd=True)
        except (DefusedXmlException, ParseError, ValueError, LookupError) as error:
            raise _broken() from error
        if not name.lower().endswith(".rels"):
            return
        for one in root.iter(RELATIONS):
            outside = one.get("TargetMode") == "External"
            if outside and not one.get("Type", "").endswith("/hyperlink"):
                raise BadDocument(
                    _(
                        "Tệp gọi tới một tệp ở nơi khác nên không nhận. Hãy bỏ liên kết ấy (ảnh, mẫu đính kèm) rồi lưu lại."
                    )
                )


def parsed(content: bytes) -> etree._Element:
    """An XML part that has been checked; whatever a DTD could do is off."""
    strict = etree.XMLParser(resolve_entities=False, no_network=True, load_dtd=False, huge_tree=False)
    try:
        return etree.fromstring(content, strict)
    except etree.XMLSyntaxError as error:
        raise _broken() from error


def _broken() -> BadDocument:
    return BadDocument(_("Tệp hỏng, không mở được. Hãy mở bằng Excel hoặc Word, lưu lại rồi gửi lần nữa."))
