"""Made-up names for the people behind the demonstration's cases."""

from random import Random

_FAMILY = (
    "Nguyễn Trần Lê Phạm Hoàng Huỳnh Phan Võ Đặng Bùi Đỗ Hồ Ngô Dương Tôn Trương Đoàn Mai Cao Hà".split()
)
_MIDDLE = {
    "male": "Văn Hữu Đức Minh Quang Công Đình Quốc Xuân Viết".split(),
    "female": "Thị Ngọc Thu Thanh Kim Bích Diệu Như Hồng Mỹ".split(),
}
_GIVEN = {
    "male": "An Bảo Chính Dũng Hùng Khánh Lộc Nam Phong Quân Sang Thành Trung Vinh Ý".split(),
    "female": "Ánh Bình Châu Duyên Hằng Hoa Lệ My Nhung Oanh Phượng Quyên Thảo Trâm Xuân".split(),
}


def person_name(dice: Random) -> str:
    """A name as people here bear it: family, middle, given."""
    sex = dice.choice(("male", "female"))
    return f"{dice.choice(_FAMILY)} {dice.choice(_MIDDLE[sex])} {dice.choice(_GIVEN[sex])}"
