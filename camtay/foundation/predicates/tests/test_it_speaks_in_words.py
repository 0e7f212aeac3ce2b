import datetime as dt
from decimal import Decimal

from django.utils.translation import override

from camtay.foundation.predicates import And, Compare, Field, In, IsNull, Not, Or, words

LABELS = {"done": "ngày có kết quả", "due": "ngày hẹn trả", "channel": "cách nộp", "count": "số bản"}


def say(field, value):
    return {"online": "trực tuyến", "post": "bưu chính"}.get(value, str(value))


def in_vietnamese(tree, **kwargs):
    with override("vi"):
        return words(tree, LABELS, **kwargs)


def test_it_reads_as_a_sentence():
    tree = And(
        Not(IsNull("done")),
        Compare("done", "le", Field("due")),
        Or(Compare("channel", "eq", "online"), In("channel", ("post", "online"))),
    )
    assert in_vietnamese(tree, say=say) == (
        "đã có ngày có kết quả và ngày có kết quả không quá ngày hẹn trả"
        " và (cách nộp là trực tuyến hoặc cách nộp là một trong: bưu chính, trực tuyến)"
    )


def test_it_writes_values_the_vietnamese_way():
    assert in_vietnamese(Compare("count", "ge", 1200)) == "số bản từ 1.200 trở lên"
    assert in_vietnamese(Compare("count", "lt", Decimal("1.5"))) == "số bản dưới 1,5"
    assert in_vietnamese(Compare("channel", "ne", "x")) == "cách nộp khác “x”"
    moment = dt.datetime(2026, 3, 1, tzinfo=dt.UTC)
    assert in_vietnamese(Compare("done", "gt", moment)) == "ngày có kết quả sau 07:00 01/03/2026"


def test_it_names_what_is_always_or_never_so():
    assert in_vietnamese(And()) == "mọi trường hợp"
    assert in_vietnamese(Not(Or())) == "không phải (không trường hợp nào)"
    assert in_vietnamese(In("count", ())) == "số bản là một trong: không giá trị nào"
    assert in_vietnamese(Compare("open", "eq", True)) == "open là có"
