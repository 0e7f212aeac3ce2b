from django.utils.translation import override

from camtay.foundation.transitions.tests.test_it_checks_moves import TABLE


def test_it_draws_mermaid():
    assert TABLE.diagram() == (
        "stateDiagram-v2\n"
        "    open: Đang mở\n"
        "    waiting: Đang chờ – bổ sung\n"
        "    closed: Đã xong\n"
        "    [*] --> open\n"
        "    open --> waiting: Hỏi thêm\n"
        "    waiting --> open: Trả lời\n"
        "    open --> closed: Đóng lại\n"
        "    waiting --> closed: Đóng lại\n"
        "    closed --> [*]\n"
    )


def test_it_writes_a_page_that_does_not_depend_on_the_reader():
    with override("en"):
        page = TABLE.markdown()
    assert "| `waiting` | Đang chờ: bổ sung | người nộp | paused | 5 |  |" in page
    assert "| `answer` | `waiting` | `open` | Trả lời | the system alone |" in page
    assert "| `close` | `open` | `closed` | Đóng lại | `letters.close` |" in page
    assert page.startswith("```mermaid\nstateDiagram-v2\n")
