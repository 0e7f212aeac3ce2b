import pytest

from camtay.domains.cases.rules.mirror import department_of


@pytest.mark.parametrize(
    ("said", "department"),
    [
        ("Phòng Văn hóa - Xã hội", "culture"),
        ("PHÒNG KINH TẾ, HẠ TẦNG VÀ ĐÔ THỊ", "economy"),
        ("Trung tâm Phục vụ hành chính công phường Phong Thái", "centre"),
        ("Văn phòng HĐND và UBND", "office"),
        ("Công an xã", "police"),
        ("UBND phường Phong Thái", ""),
        ("19858", ""),
        ("Phòng Kinh tế; Phòng Văn hóa - Xã hội", ""),  # two are none
    ],
)
def test_the_deciding_unit_of_a_list_may_be_a_department(said, department):
    assert department_of(said) == department
