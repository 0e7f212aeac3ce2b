from dataclasses import replace

from camtay.domains.reports.rules.deciding import LateCase, LateTask, MoreTime, choices

CASE = LateCase(
    "1", "19753-1", "Đăng ký khai sinh", "1.001193", "Thẩm định", "Lê Quang Phúc", 6, 5, False, False
)


def test_it_asks_about_what_stands_still_longest_first():
    second = replace(CASE, ref="2", code="19753-2", days=4, procedure_code="2")
    moving = replace(CASE, ref="0", code="19753-0", days=9, still=1, procedure_code="3")
    [one] = choices([moving, CASE, second], [], [], unheld=0)
    assert one.title == "Hồ sơ 19753-1 trễ 6 ngày làm việc và đang đứng yên: ai làm tiếp?"
    assert "Lê Quang Phúc giữ, 5 ngày làm việc chưa ghi thêm việc gì." in one.why
    assert (one.thing, one.ref) == ("case", "1")


def test_what_nobody_holds_stands_still():
    [one] = choices([replace(CASE, holder="", still=0)], [], [], unheld=0)
    assert "Chưa có người giữ." in one.why


def test_mirrored_cases_are_not_said_to_stand_still():
    assert choices([replace(CASE, still=None)], [], [], unheld=0) == []


def test_what_is_explained_calls_for_no_decision():
    assert choices([replace(CASE, explained=True)] * 2, [], [], unheld=0) == []


def test_letters_that_were_not_given_out_are_one_decision():
    late = [replace(CASE, ref=str(n), still=0, unsigned=True, procedure_code=str(n)) for n in range(3)]
    [one] = choices(late, [], [], unheld=0)
    assert one.title.startswith("3 phiếu xin lỗi đã soạn mà chưa gửi")
    assert one.thing == "apologies"


def test_the_procedure_with_most_late_cases_is_named_with_its_step():
    late = [replace(CASE, ref=str(n), still=0) for n in range(3)]
    late.append(replace(CASE, ref="9", still=0, procedure="Khai tử", procedure_code="9"))
    [one] = choices(late, [], [], unheld=0)
    assert one.title == "“Đăng ký khai sinh” trễ nhiều nhất, 3 hồ sơ: thêm người hay sửa quy trình?"
    assert one.why == "3 hồ sơ đứng ở bước “Thẩm định”."


def test_one_late_case_accuses_no_procedure():
    assert choices([replace(CASE, still=0)], [], [], unheld=0) == []


def test_three_at_most_in_their_order():
    late = [replace(CASE, ref=str(n), unsigned=True) for n in range(3)]
    task = LateTask("t", "Rà soát hộ", "Hồ Thị Thảo", 4)
    wish = MoreTime("w", "Tập huấn", "Hồ Thị Thảo", "30/11/2026")
    assert [one.thing for one in choices(late, [task], [wish], unheld=2)] == [
        "case",
        "apologies",
        "procedure",
    ]
    assert [one.thing for one in choices([], [task], [wish], unheld=2)] == ["task", "task", "unheld"]


def test_nothing_late_asks_nothing():
    assert choices([], [], [], unheld=0) == []
