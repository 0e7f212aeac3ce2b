"""A small form that the tests share: about a tree somebody plants."""

from camtay.foundation.questions import load


def question(question_id, question_type="text", **more):
    return {"id": question_id, "type": question_type, "label": f"Câu {question_id}", **more}


def page(page_id, *questions, **more):
    return {"id": page_id, "title": f"Trang {page_id}", "questions": list(questions), **more}


def form(*pages):
    return load({"code": "test", "version": 1, "title": "Thử", "pages": list(pages)})


KIND = question(
    "kind",
    "choice",
    label={"vi": "Cây gì?", "en": "Which tree?"},
    short={"vi": "Loại cây", "en": "Tree"},
    choices=[
        {"value": "lemon", "label": {"vi": "Chanh", "en": "Lemon"}},
        {"value": "other", "label": {"vi": "Cây khác", "en": "Another"}, "hint": "Ghi tên cây"},
    ],
)
TREE = form(
    page("kinds", KIND, question("other_kind", when={"op": "eq", "field": "kind", "value": "other"})),
    page("planted", question("day", "date", hint="Ví dụ 3/7/2026", checks=[{"kind": "not_future"}])),
    page(
        "helpers",
        question("helper", "person_name", label={"vi": "Họ tên", "en": "Name"}),
        question("helper_phone", "phone", required=False),
        repeat={
            "minimum": 1,
            "maximum": 3,
            "item": {"vi": "Người giúp", "en": "Helper"},
            "add": {"vi": "Thêm người", "en": "Add"},
        },
    ),
    page("photo", question("photo_file", "file", accept=["jpeg", "pdf"], max_files=2, required=False)),
    page(
        "fruit",
        question("fruit_many", "number", unit="quả"),
        when={"op": "eq", "field": "kind", "value": "lemon"},
    ),
    page(
        "where",
        question("where_place", "place", required=False),
        question("where_note", "textarea", required=False),
    ),
    page(
        "last",
        question("agree", "yes_no"),
        question("tools", "choices", required=False, choices=KIND["choices"]),
    ),
)
ANSWERS = {
    "kind": "lemon",
    "day": "2026-07-03",
    "helpers": [{"helper": "Lê Thị Hoa", "helper_phone": "+84912345678"}],
    "fruit_many": 1200,
    "where_place": {"code": "19753", "text": "12 Lê Lợi"},
    "agree": True,
}
