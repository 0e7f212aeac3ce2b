"""One birth registration, from the first press to the hand-over, as the requests of its browsers."""

import io
import json
import secrets
import uuid
from dataclasses import dataclass, field
from datetime import date, timedelta
from typing import Any
from urllib.parse import urlencode

from benchmarks.wire import Ask, Journey, Said, ask

CODE, PLACE = "1.001193", "19753"
MARK = b"%0000000000000000000000000000000000000000"
BOUNDARY = "----camtay-benchmark"
START = f"/thu-tuc/{CODE}/nop/"


@dataclass(frozen=True)
class Page:
    """A page of the form: its id, its fields as typed, and the question a file belongs to ("" for none)."""

    id: str
    fields: list[tuple[str, str]]
    file: str = ""


@dataclass
class Birth:
    """Everything that is the same for each case: the pages, the paper, the officials' cookies."""

    pages: list[Page]
    pdf: bytes
    clerk: str
    specialist: str
    signer: str
    place: str = PLACE
    filed: list[str] = field(default_factory=list)
    """Ids of the cases whose filing was acknowledged."""

    def posts(self, resident: str, *, desk: bool = True, upload: bool = True) -> Journey:
        """Only what changes something: begin, each page, the upload, filing; then the desk's five moves."""
        case = yield from self.begin(resident)
        for page in self.pages:
            yield self.answer(case, page, resident, upload=upload)
        yield ask("file", "POST", f"/ho-so/{case}/nop/", cookie=resident, expect=302)
        self.filed.append(case)
        if desk:
            yield from self.desk_posts(case)

    def begin(self, resident: str) -> Any:
        body = urlencode({"place": self.place, "key": str(uuid.uuid4())}).encode()
        said: Said = yield ask("begin", "POST", START, cookie=resident, body=body, expect=302)
        return said.location.split("/")[2]

    def answer(self, case: str, page: Page, resident: str, *, upload: bool = True) -> Ask:
        path = f"/ho-so/{case}/trang/{page.id}/"
        if page.file and upload:
            body, kind = multipart(page.fields, f"{page.file}.upload", self.fresh_pdf())
            return ask("upload", "POST", path, cookie=resident, body=body, kind=kind, expect=302)
        return ask("page", "POST", path, cookie=resident, body=urlencode(page.fields).encode(), expect=302)

    def desk_posts(self, case: str) -> Journey:
        version = 2
        for label, word, who in (
            ("accept", "tiep-nhan", self.clerk),
            ("start work", "bat-dau", self.specialist),
            ("sign", "ky", self.signer),
            ("attach result", "ket-qua", self.clerk),
            ("hand over", "tra", self.clerk),
        ):
            fields = [("version", str(version)), ("key", str(uuid.uuid4()))]
            if word == "tra":
                fields += [("way", "counter"), ("received_by", "self")]
            path = f"/can-bo/ho-so/{case}/{word}/"
            if word == "ket-qua":
                body, kind = multipart(fields, "file", self.fresh_pdf())
            else:
                body, kind = urlencode(fields).encode(), ""
            yield ask(label, "POST", path, cookie=who, body=body, kind=kind, expect=302)
            version += 1

    def gets(self, resident: str, draft: str, filed: str) -> Journey:
        """The pages of the same way: choose the commune, each page of the form, check, my cases, the case; the desk."""
        yield ask("start page", "GET", START, cookie=resident)
        for page in self.pages:
            yield ask("form page", "GET", f"/ho-so/{draft}/trang/{page.id}/", cookie=resident)
        yield ask("check answers", "GET", f"/ho-so/{draft}/kiem-tra/", cookie=resident)
        yield ask("my cases", "GET", "/ho-so/", cookie=resident)
        yield ask("my case", "GET", f"/ho-so/{filed}/", cookie=resident)
        yield ask("desk: waiting", "GET", "/can-bo/cho-tiep-nhan/", cookie=self.clerk)
        yield ask("desk: case", "GET", f"/can-bo/ho-so/{filed}/", cookie=self.clerk)
        yield ask("desk: accept", "GET", f"/can-bo/ho-so/{filed}/tiep-nhan/", cookie=self.clerk)

    def fresh_pdf(self) -> bytes:
        """The same paper with another mark in its comment: every upload is a content of its own."""
        return self.pdf.replace(MARK, b"%" + secrets.token_hex(20).encode(), 1)


def multipart(fields: list[tuple[str, str]], name: str, pdf: bytes) -> tuple[bytes, str]:
    parts = [
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{key}"\r\n\r\n{value}\r\n'
        for key, value in fields
    ]
    parts.append(
        f'--{BOUNDARY}\r\nContent-Disposition: form-data; name="{name}"; filename="giay-cam-doan.pdf"\r\n'
        "Content-Type: application/pdf\r\n\r\n"
    )
    body = "".join(parts).encode() + pdf + f"\r\n--{BOUNDARY}--\r\n".encode()
    return body, f"multipart/form-data; boundary={BOUNDARY}"


def prepare() -> Birth:
    """In an installation with the demo."""
    from benchmarks.crowd import official

    return Birth(pages(), small_pdf(), official("nga"), official("phuc"), official("dung"))


def pages() -> list[Page]:
    """The demo's answers, page by page, as a person types them: a mother who has her child registered."""
    from camtay.demo.people import DATA
    from camtay.domains.procedures import queries as procedures
    from camtay.foundation import questions
    from camtay.foundation.questions.kept import typed_from

    form = procedures.shipped_form(CODE)
    answers: dict[str, Any] = json.loads((DATA / "birth.json").read_text(encoding="utf-8"))
    answers |= {
        "requester_name": "Nguyễn Thị Mai", "requester_number": "046196012345", "child_name": "Nguyễn Minh Khôi",
        "child_birth": (date.today() - timedelta(days=20)).isoformat(), "child_sex": "male",
        "phone": "+84905100003",
    }  # fmt: skip
    found = []
    for page in questions.pages(form, {**answers, "pledge_file": ["x"]}):
        fields: list[tuple[str, str]] = []
        file = ""
        for question in page.questions:
            if question.type == "file":
                file = file or question.id
                continue
            for name, value in typed_from(question, answers.get(question.id), question.id).items():
                fields += [(name, one) for one in ([value] if isinstance(value, str) else value)]
        found.append(Page(page.id, fields, "pledge_file" if page.id == "papers" else file and ""))
    return found


def small_pdf() -> bytes:
    """A sheet of about 30 KB, as a telephone's scanning program makes, with a comment that can be exchanged."""
    from random import Random

    from PIL import Image

    dice = Random(1)
    picture = Image.frombytes("L", (160, 160), bytes(dice.randrange(256) for _ in range(160 * 160)))
    sheet = io.BytesIO()
    picture.save(sheet, "PDF")
    made = sheet.getvalue()
    return made + MARK + b"\n"  # after the end of the file: no offset moves
