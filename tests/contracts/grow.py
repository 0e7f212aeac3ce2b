"""Grows tests/contracts/questions/grown.jsonl: forms and answers put together by chance, with what the engine in
Python makes of them. Run as `python -m tests.contracts.grow` when the engine is meant to answer otherwise.

`kept` is laid over the answers after the steps: what a store may hold that nobody could have typed.
"""

import json
import random
from datetime import date
from pathlib import Path
from typing import Any

import django
from django.utils.translation import override

TARGET = Path(__file__).parent / "questions" / "grown.jsonl"
CASES = 240
TODAY = date(2026, 11, 24)
TYPED = {
    "text": ["", "Nhà số 3", "  hai  chữ ", "AB-123", "PhÃº Vinh", "Ðà Nẵng", "a​b", "x" * 201, "½²"],
    "textarea": ["", "một\r\n hai \r\n\r\n", "\n\nba\n", "Dòng\tdài", "y" * 4001],
    "number": ["", "1.200", "1200,5", "-3", "0", "1,250", "1.20", "abc", "9999999999", "007", "-0", "12,1234567"],
    "date": ["", "3/7/2026", "29.2.2024", "29/2/2023", "ngày 3 tháng 7 năm 2026", "03072026", "2026-07-03", "3/7",
             "1/1/1700", "31/12/2026", "12/13/2020", "24 11 2026"],
    "partial_date": ["", "1950", "3/1950", "29/2/1952", "năm 1950", "13/1950", "1/1/1990", "50", "2026"],
    "choice": ["", "a", "b", "male", "female", "zzz"],
    "choices": [[], ["a"], ["b", "a"], ["a", "b", "c"], ["zzz"], ["", "c"]],
    "yes_no": ["", "yes", "no", "maybe"],
    "phone": ["", "0912345678", "+84 912 345 678", "84912345678", "0234.382.5678", "123", "0084912345678"],
    "person_name": ["", "Lê Thị Hường", "le van 2", "Nguyễn  Văn An", "O'Brien", "n" * 101, "H'Lan Niê", "-An"],
    "citizen_number": ["", "046199001234", "046 050 001 234", "000050001234", "04605000123", "0460a0001234"],
    "place": [("", ""), ("20179", ""), ("", "Thôn 4"), ("99", "Ở xa"), ("20179", "Phú Vinh"), ("x" * 21, "")],
    "file": [[], ["f1"], ["f1", "f2"], ["f3"], ["f1", "f1"]],
}  # fmt: skip
UNTYPED = [None, 0, 1.5, True, "", "0", "2026-02-30", "1950-1", [], ["a", "a"], ["b"], {"code": "", "text": ""}, {},
           {"code": 1, "text": "x"}, [{}], [{"t": "a"}, 3], "+84912345678", "a", -1, 1e-7, 12345678901.0]  # fmt: skip


class Grower:
    def __init__(self, seed: int) -> None:
        self.chance = random.Random(seed)
        self.asked: list[dict[str, Any]] = []
        self.fields: dict[str, str] = {}
        self.count = 0

    def form(self) -> dict[str, Any]:
        pages = [self.page(number) for number in range(self.chance.randint(1, 4))]
        return {"code": "grown", "version": 1, "title": "Grown", "pages": pages}

    def page(self, number: int) -> dict[str, Any]:
        page: dict[str, Any] = {"id": f"page_{number}", "title": f"Trang {number}", **self.maybe_when(0.4)}
        asked, fields = list(self.asked), dict(self.fields)
        repeats = self.chance.random() < 0.25
        page["questions"] = [self.question() for _one in range(self.chance.randint(1, 4))]
        if repeats:
            least = self.chance.randint(0, 2)
            page["repeat"] = {"item": "Người", "add": "Thêm", "minimum": least, "maximum": least + 1}
            self.asked, self.fields = asked, {**fields, f"page_{number}__count": "number"}
        return page

    def question(self) -> dict[str, Any]:
        from camtay.foundation.questions.form import TYPES

        self.count += 1
        kind = self.chance.choice(TYPES)
        question: dict[str, Any] = {"id": f"q{self.count}", "type": kind, "label": f"Câu {self.count}"}
        question |= self.maybe_when(0.35)
        if self.chance.random() < 0.4:
            question["required"] = False
        if kind in ("choice", "choices"):
            values = ["male", "female", "a"] if self.chance.random() < 0.3 else ["a", "b", "c"]
            question["choices"] = [{"value": value, "label": value.upper()} for value in values]
        if kind == "number":
            question |= {"decimals": self.chance.randint(0, 3), "unit": "m"}
        if kind == "file":
            question |= {"accept": ["pdf"], "max_files": self.chance.randint(1, 2)}
        if kind == "date" and self.chance.random() < 0.5:
            question["in_words"] = True
        self.asked.append(question)
        self.learn(question)
        checks = [made for made in (self.check(question) for _one in range(2)) if made]
        return {**question, **({"checks": checks} if checks else {})}

    def learn(self, question: dict[str, Any]) -> None:
        name, kind = question["id"], question["type"]
        if kind in ("date", "partial_date"):
            self.fields |= dict.fromkeys((name, f"{name}__year", f"{name}__month", f"{name}__day"), "number")
        elif kind == "choices":
            self.fields |= {
                name: "number",
                **{f"{name}__{one['value']}": "flag" for one in question["choices"]},
            }
        else:
            self.fields[name] = {"number": "number", "file": "number", "yes_no": "flag"}.get(kind, "text")

    def maybe_when(self, share: float) -> dict[str, Any]:
        return {"when": self.condition()} if self.fields and self.chance.random() < share else {}

    def condition(self, depth: int = 0) -> dict[str, Any]:
        form = self.chance.random()
        if depth < 2 and form < 0.2:
            parts = [self.condition(depth + 1) for _one in range(self.chance.randint(0, 3))]
            return {"op": self.chance.choice(["and", "or"]), "parts": parts}
        if depth < 2 and form < 0.35:
            return {"op": "not", "part": self.condition(depth + 1)}
        field = self.chance.choice(sorted(self.fields))
        if form < 0.45:
            return {"op": "null", "field": field}
        kind = self.fields[field]
        alike = sorted(other for other in self.fields if self.fields[other] == kind)
        op = self.chance.choice(["eq", "ne", "lt", "le", "gt", "ge"] if kind == "number" else ["eq", "ne"])
        if form < 0.55:
            return {"op": op, "field": field, "other": self.chance.choice(alike)}
        if form < 0.65:
            return {"op": "in", "field": field, "values": [self.value(field) for _one in range(2)]}
        return {"op": op, "field": field, "value": self.value(field)}

    def value(self, field: str) -> Any:
        kind = self.fields[field]
        if kind == "flag":
            return self.chance.choice([True, False])
        if kind == "number":
            return self.chance.choice([0, 1, 2, 3, 1950, 2000, 20260101, {"decimal": "1200.5"}])
        for asked in self.asked:
            if asked["id"] == field and asked["type"] == "choice":
                return self.chance.choice(asked["choices"])["value"]
        return self.chance.choice(["AB-123", "20179", "Thôn 4", "Lê Thị Hường"])

    def check(self, question: dict[str, Any]) -> dict[str, Any] | None:
        kind, level = question["type"], self.chance.choice(["error", "note"])
        before = [one["id"] for one in self.asked if one["type"] in ("date", "partial_date")]
        offered: list[dict[str, Any]] = [
            {"kind": "holds", "holds": self.condition(), "message": "Chưa khớp."}
        ]
        if kind == "number":
            offered += [{"kind": "min", "value": 1}, {"kind": "max", "value": 1200}]
        if kind in ("text", "textarea", "person_name"):
            offered += [{"kind": "min_length", "value": 3}, {"kind": "max_length", "value": 12}, {"kind": "no_digits"},
                        {"kind": "pattern", "value": "[A-Z]{2}-[0-9]{3}", "message": "Mã chưa đúng."}]  # fmt: skip
        if kind in ("date", "partial_date"):
            years = self.chance.choice([0, 14, 18, 60])
            offered += [{"kind": one} for one in ("not_future", "not_past")]
            offered += [
                {"kind": one, "value": years} for one in ("within_days", "at_least_years", "at_most_years")
            ]
            offered += [{"kind": one, "other": self.chance.choice(before)}
                        for one in ("before", "after", "not_before", "not_after")]  # fmt: skip
        if kind == "choices":
            offered += [{"kind": "min_count", "value": 2}, {"kind": "max_count", "value": 2}]
        if kind == "citizen_number":
            offered += [{"kind": "matches_person", "sex_is": "male"}]
            offered += [{"kind": "matches_person", "birth": one} for one in before]
        return {**self.chance.choice(offered), "level": level} if self.chance.random() < 0.7 else None

    def raw(self, page: dict[str, Any]) -> dict[str, Any]:
        raw: dict[str, Any] = {}
        indexes: list[int | None] = [None]
        if "repeat" in page:
            count = self.chance.randint(0, 5)
            raw[f"{page['id']}.count"] = str(count)
            indexes = list(range(count))
        for index in indexes:
            for question in page["questions"]:
                name = question["id"] if index is None else f"{question['id']}.{index}"
                raw |= self.typed(question["type"], name)
        return raw

    def typed(self, kind: str, name: str) -> dict[str, Any]:
        value = self.chance.choice(TYPED[kind][1:] if self.chance.random() < 0.7 else TYPED[kind])
        if kind == "place":
            return {f"{name}.code": value[0], f"{name}.text": value[1]}
        if kind in ("date", "partial_date") and self.chance.random() < 0.4:
            boxes = [*str(value).split("/"), "", ""][:3]
            return {f"{name}.{part}": box for part, box in zip(("day", "month", "year"), boxes, strict=True)}
        return {name: value}


def grown(seed: int) -> dict[str, Any]:
    from camtay.foundation.questions import check_page, load, missing, notes, pages, problems, prune, summary

    grower = Grower(seed)
    document = grower.form()
    form, answers, steps = load(document), {}, []
    for page in document["pages"] * 2:
        if grower.chance.random() < 0.2:
            continue
        raw = grower.raw(page)
        clean, errors = check_page(
            form, page["id"], raw, answers=answers, today=TODAY, files=["f1", "f2"], places=["20179", "99"]
        )
        steps.append({"page": page["id"], "raw": raw, "answers": clean, "errors": errors})
        answers = {**answers, **clean}
    names = [question["id"] for page in document["pages"] for question in page["questions"]]
    names += [page["id"] for page in document["pages"] if "repeat" in page]
    kept = {name: grower.chance.choice(UNTYPED) for name in names if grower.chance.random() < 0.15}
    answers |= kept
    return {
        "about": f"grown {seed}", "today": TODAY.isoformat(), "files": ["f1", "f2"], "places": ["20179", "99"],
        "form": document, "steps": steps, "kept": kept, "visible": [page.id for page in pages(form, answers)],
        "pruned": prune(form, answers), "missing": [gap.name for gap in missing(form, answers)],
        "problems": problems(form, answers, today=TODAY), "notes": notes(form, answers, today=TODAY),
        "summary": [[page.id, rows] for page, rows in summary(form, answers)],
    }  # fmt: skip


def main() -> None:
    with override("vi"), TARGET.open("w", encoding="utf-8") as file:
        for seed in range(CASES):
            file.write(json.dumps(grown(seed), ensure_ascii=False, separators=(",", ":")) + "\n")


if __name__ == "__main__":
    django.setup()
    main()
