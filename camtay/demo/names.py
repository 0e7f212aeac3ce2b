"""Made-up names for the people behind the demonstration's cases."""

from random import Random

_FAMILY = [
    "Nguyễn",
    "Trần",
    "Lê",
    "Phạm",
    "Hoàng",
    "Huỳnh",
    "Phan",
    "Võ",
    "Đặng",
    "Bùi",
    "Đỗ",
    "Hồ",
    "Ngô",
    "Dương",
    "Tôn",
    "Trương",
    "Đoàn",
    "Mai",
    "Cao",
    "Hà",
]
_MIDDLE = {
    "male": ["Văn", "Hữu", "Đức", "Minh", "Quang", "Công", "Đình", "Quốc", "Xuân", "Viết"],
    "female": ["Thị", "Ngọc", "Thu", "Thanh", "Kim", "Bích", "Diệu", "Như", "Hồng", "Mỹ"],
}
_GIVEN = {
    "male": [
        "An",
        "Bảo",
        "Chính",
        "Dũng",
        "Hùng",
        "Khánh",
        "Lộc",
        "Nam",
        "Phong",
        "Quân",
        "Sang",
        "Thành",
        "Trung",
        "Vinh",
        "Ý",
    ],
    "female": [
        "Ánh",
        "Bình",
        "Châu",
        "Duyên",
        "Hằng",
        "Hoa",
        "Lệ",
        "My",
        "Nhung",
        "Oanh",
        "Phượng",
        "Quyên",
        "Thảo",
        "Trâm",
        "Xuân",
    ],
}


def person_name(dice: Random) -> str:
    """A name as people here bear it: family, middle, given."""
    sex = dice.choice(("male", "female"))
    return f"{dice.choice(_FAMILY)} {dice.choice(_MIDDLE[sex])} {dice.choice(_GIVEN[sex])}"
