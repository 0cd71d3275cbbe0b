"""An invented office to measure on: forty procedures, five units, twelve officers, and people."""

import random

import msgspec

from db.dossiers.editions import edition_of
from office.dossiers.dossier import DESK
from office.people.person import Person, Sex
from office.procedure import Channel, ChannelLimit, Procedure, Requirement
from office.procedure import Unit as LimitUnit
from office.profile import Unit

FIELDS = (
    "Hộ tịch", "Chứng thực", "Đất đai", "Xây dựng", "Bảo trợ xã hội", "Hộ kinh doanh",
    "Người có công", "Môi trường", "Giáo dục", "Văn hóa",
)  # fmt: skip
SERVICES = ("ho-tich", "chung-thuc", "dat-dai")
LIMITS = (1, 3, 5, 7, 10, 15, 20, 30)
UNITS = (
    Unit(unit_id="kinh-te", title="Phòng Kinh tế, Hạ tầng và Đô thị"),
    Unit(unit_id="van-hoa", title="Phòng Văn hóa - Xã hội"),
    Unit(unit_id="van-phong", title="Văn phòng HĐND và UBND"),
    Unit(unit_id="cong-an", title="Công an phường"),
    Unit(unit_id="quan-su", title="Ban Chỉ huy Quân sự phường"),
)
OFFICERS = tuple(
    (f"can-bo-{number:02}", f"Cán bộ {number}", DESK if number <= 7 else UNITS[number - 8].unit_id)
    for number in range(1, 13)
)
# As often, in a hundred, as the family names of a ward's book.
SURNAMES = {
    "Nguyễn": 35, "Trần": 11, "Lê": 9, "Phạm": 7, "Huỳnh": 4, "Hoàng": 4, "Phan": 4, "Vũ": 3,
    "Võ": 3, "Đặng": 3, "Bùi": 2, "Đỗ": 2, "Hồ": 2, "Ngô": 2, "Dương": 1, "Lý": 1, "Mai": 1,
    "Đinh": 1, "Lâm": 1, "Trịnh": 1, "Đoàn": 1, "Trương": 1, "Thạch": 1,
}  # fmt: skip
MIDDLES = (
    "Văn", "Thị", "Văn", "Thị", "Hữu", "Đức", "Thanh", "Minh", "Ngọc", "Quang", "Thu", "Kim",
    "Gia", "Hồng", "Xuân", "Bảo", "Thị Thu", "Thị Kim", "Anh", "Công", "Tấn", "Phương", "Thị Ngọc",
    "Thị Thanh", "Hoàng", "Quốc", "Đình", "Trọng", "Mạnh", "Tuấn", "Nhật", "Khánh", "Thùy",
    "Thị Mỹ", "Diệu", "Bích", "Như", "Thành", "Phước", "",
)  # fmt: skip
GIVEN = (
    "An", "Anh", "Bình", "Bảo", "Châu", "Chi", "Cường", "Dung", "Dũng", "Duy", "Đạt", "Giang",
    "Hà", "Hải", "Hạnh", "Hiếu", "Hoa", "Hùng", "Hương", "Khánh", "Khoa", "Lan", "Linh", "Long",
    "Mai", "Minh", "Nam", "Nga", "Nhung", "Phúc", "Quân", "Quỳnh", "Sơn", "Tâm", "Thảo", "Trang",
    "Tú", "Tuấn", "Vinh", "Yến", "Ân", "Bách", "Cúc", "Diễm", "Đào", "Định", "Đông", "Đức", "Gấm",
    "Hậu", "Hiền", "Hòa", "Huệ", "Huy", "Khang", "Kiên", "Kiệt", "Kiều", "Lâm", "Loan", "Lộc",
    "Ly", "My", "Ngân", "Nghĩa", "Nguyên", "Nhân", "Nhi", "Oanh", "Phát", "Phong", "Phụng", "Quý",
    "Quyên", "Sang", "Tài", "Tân", "Thắng", "Thi", "Thịnh", "Thơ", "Thủy", "Tiên", "Tín", "Toàn",
    "Trâm", "Trí", "Trinh", "Trung", "Tuyết", "Uyên", "Vân", "Việt", "Vũ", "Xuân", "Ý",
)  # fmt: skip
PROCEDURES = tuple(
    Procedure(
        code=f"{1 + number % 2}.{number * 2311 % 1_000_000:06}",
        title=f"Thủ tục {FIELDS[number % 10].lower()} số {number}",
        short_title=f"{FIELDS[number % 10]}, việc số {number}",
        service_id=SERVICES[number % 3],
        field=FIELDS[number % 10],
        channels=(
            ChannelLimit(
                channel=Channel.COUNTER,
                value=LIMITS[number % 8],
                unit=LimitUnit.WORKING_DAY,
                fee_vnd=number % 5 * 5000,
            ),
        ),
        papers=(Requirement(title="Tờ khai"), Requirement(title="Giấy tờ kèm theo", copies=1)),
        level="Toàn trình" if number % 3 else "Một phần",
    )
    for number in range(1, 41)
)
_EDITIONS = {each.code: edition_of(msgspec.json.encode(each).decode()).key for each in PROCEDURES}


def edition_key(procedure: Procedure) -> str:
    """The key under which the procedure's present text is kept."""
    return _EDITIONS[procedure.code]


def person(chance: random.Random) -> Person:
    """Somebody who does not exist."""
    sex = chance.choice((Sex.MALE, Sex.FEMALE))
    year = chance.randrange(1945, 2008)
    digit = (0 if sex is Sex.MALE else 1) + (2 if year >= 2000 else 0)
    (surname,) = chance.choices(tuple(SURNAMES), tuple(SURNAMES.values()))
    names = (surname, chance.choice(MIDDLES), chance.choice(GIVEN))
    return Person(
        name=" ".join(filter(None, names)),
        id_number=f"{chance.randrange(1, 97):03}{digit}{year % 100:02}{chance.randrange(10**6):06}",
        born=f"{year}-{chance.randrange(1, 13):02}-{chance.randrange(1, 29):02}",
        sex=sex,
        address=f"Tổ {chance.randrange(1, 60)}, phường Thử Nghiệm, Thành phố Mẫu",
        phone=f"0900{chance.randrange(10**6):06}",
    )
