"""Records of every form for tests. All people are invented."""

from dataclasses import replace
from datetime import date, datetime
from typing import Any

from office.forms import records
from office.profile import VIETNAM

DAY = date(2026, 11, 23)
CODE = "H99.05.13-261123-0042"
QR = f"MOTCUA:2:hoa-binh:{CODE}:ABCDEF23"
OFFICE = records.FormOffice(
    authority="UBND phường Hòa Bình",
    title="Trung tâm Phục vụ hành chính công",
    place="Hòa Bình",
    desk_title="Trung tâm Phục vụ hành chính công phường Hòa Bình",
    hotline="1900 0000",
    website="motcua.example.vn",
)
PERSON = records.FormPerson(
    name="Trần Thị Bình",
    address="Tổ 2, phường Mẫu, Thành phố Hồ Chí Minh",
    phone="0912 000 345",
    id_number="079301000025",
)
OWNER = records.FormPerson(name="Lê Minh Châu", address="Tổ 6, phường Hòa Bình")
PAPERS = (
    records.PaperRow(title="Tờ khai đăng ký lại khai sinh", originals=1),
    records.PaperRow(title="Bản sao Giấy khai sinh cũ", copies=1),
    records.PaperRow(title="Thẻ căn cước", note="xuất trình, đã trả lại"),
)


def at(day: int, hour: int, minute: int, month: int = 11) -> datetime:
    """A moment of 2026 on the office's clock."""
    return datetime(2026, month, day, hour, minute, tzinfo=VIETNAM)


RECEIPT = records.ReceiptForm(
    office=OFFICE,
    number="0042",
    code=CODE,
    lookup="ABCDEF23",
    qr=QR,
    submitter=PERSON,
    procedure="Đăng ký lại khai sinh",
    papers=PAPERS,
    limit="05 ngày làm việc",
    received_at=at(23, 8, 45),
    due_at=at(1, 8, 45, 12),
    return_to="Quầy trả kết quả, tầng 1",
    officer="Lê Thu Hà",
    fee_vnd=16_000,
    fee_note="2 bản sao trích lục, đã thu tiền mặt",
    book="01/2026",
    book_number="1187",
)


def receipt(**parts: Any) -> records.ReceiptForm:
    """The receipt with other parts."""
    return replace(RECEIPT, **parts)


def many_papers(count: int) -> tuple[records.PaperRow, ...]:
    """So many papers, each with its number in its title."""
    return tuple(
        records.PaperRow(title=f"Giấy tờ thứ {number} của hồ sơ", originals=1, copies=number % 3)
        for number in range(1, count + 1)
    )


VISIT = records.VisitReceiptForm(
    office=OFFICE,
    number="0043",
    submitter=PERSON,
    received_at=at(23, 9, 5),
    rows=tuple(
        records.VisitRow(
            code=f"H99.05.13-261123-00{number}",
            lookup=f"ABCD{number}77",
            qr=f"MOTCUA:2:hoa-binh:H99.05.13-261123-00{number}:ABCD{number}77",
            procedure=procedure,
            papers=PAPERS[: number % 3 + 1],
            due_at=due,
            limit=limit,
            fee_vnd=fee,
            book_number=str(1187 + number),
        )
        for number, procedure, due, limit, fee in (
            (43, "Đăng ký lại khai sinh", at(1, 9, 5, 12), "05 ngày làm việc", 8_000),
            (44, "Cấp Giấy xác nhận tình trạng hôn nhân", at(26, 9, 5), "03 ngày làm việc", 0),
            (45, "Công nhận hộ nghèo, hộ cận nghèo", None, "", None),
        )
    ),
    return_to="Quầy trả kết quả, tầng 1",
    officer="Lê Thu Hà",
    book="01/2026",
    total_vnd=8_000,
)

SUPPLEMENT = records.SupplementForm(
    office=OFFICE,
    number="0117",
    submitter=PERSON,
    procedure="Đăng ký lại khai sinh",
    rows=(
        records.SupplementRow(
            title="Bản sao Giấy khai sinh do cơ quan có thẩm quyền của Việt Nam cấp hợp lệ "
            "(bản sao chứng thực từ bản chính hoặc bản sao cấp từ Sổ đăng ký khai sinh)",
            quantity="01 bản sao",
        ),
    ),
    reason="Khi nộp, hồ sơ chưa có bản sao Giấy khai sinh cũ. Nếu không còn giấy này, Ông/Bà nộp "
    "bản sao giấy tờ khác có họ, tên, ngày, tháng, năm sinh (học bạ, bằng tốt nghiệp).",
    officer="Lê Thu Hà",
    officer_phone="1900 0000",
    note="Không cần lấy số lại: đưa Phiếu này cho Quầy 3, số A-012 được gọi tiếp trong ngày.",
)

REFUSAL = records.RefusalForm(
    office=OFFICE,
    number="0009",
    submitter=PERSON,
    procedure="Cấp giấy phép xây dựng nhà ở riêng lẻ",
    reason="Thửa đất nằm trên địa bàn phường khác. Ông/Bà nộp hồ sơ tại Trung tâm Phục vụ hành "
    "chính công của phường nơi có đất.",
    officer="Lê Thu Hà",
)

EXTENSION = records.ExtensionForm(
    office=OFFICE,
    number="0003",
    person=PERSON,
    code=CODE,
    procedure="Đăng ký lại khai sinh",
    received_at=at(23, 8, 45),
    due_at=at(1, 8, 45, 12),
    new_due_at=at(4, 8, 45, 12),
    reason="Cơ quan nơi đăng ký trước đây chưa trả lời xác minh.",
    signer="Đinh Văn Khoa",
    copy_to="TTPVHCC phường Hòa Bình",
)

STOP = records.StopForm(
    office=OFFICE,
    number="0001",
    person=PERSON,
    code=CODE,
    procedure="Đăng ký lại khai sinh",
    received_at=at(23, 8, 45),
    proposal="Đơn đề nghị dừng giải quyết ngày 25/11/2026 của Ông/Bà",
    stage="Đang xác minh tại nơi đăng ký trước đây",
    reason="Ông/Bà đã tìm được bản chính Giấy khai sinh.",
    decision="Dừng giải quyết hồ sơ từ ngày 25/11/2026",
    fee="Hoàn trả 16.000 đồng lệ phí đã nộp, vì chưa in trích lục.",
    signer="Đinh Văn Khoa",
    copy_to="TTPVHCC phường Hòa Bình",
)

DESK = "Bộ phận Tiếp nhận và trả kết quả"
UNIT = "Phòng Kinh tế, Hạ tầng và Đô thị"
CONTROL = records.ControlSheetForm(
    office=OFFICE,
    code=CODE,
    qr=QR,
    owner=OWNER,
    submitter="Trần Thị Bình",
    procedure="Cấp giấy phép xây dựng nhà ở riêng lẻ",
    received_at=at(9, 9, 20),
    due_at=at(25, 9, 20),
    unit=UNIT,
    rows=(
        records.HandOverRow(
            giver_unit=DESK, receiver_unit=UNIT, at=at(9, 10, 45),
            giver="Lê Thu Hà", receiver="Trương Gia Bảo", outcome="Đúng hạn",
        ),
        records.HandOverRow(
            giver_unit=UNIT, receiver_unit=DESK, at=at(12, 14, 0),
            giver="Trương Gia Bảo", receiver="Lê Thu Hà", outcome="Trước hạn",
            note="Yêu cầu bổ sung mặt cắt móng",
        ),
        records.HandOverRow(
            giver_unit=DESK, receiver_unit=UNIT, at=at(17, 10, 10),
            giver="Lê Thu Hà", receiver="Trương Gia Bảo", outcome="Đúng hạn",
            note="Hẹn trả mới: 30/11/2026",
        ),
        records.HandOverRow(
            giver_unit=UNIT, receiver_unit="Lãnh đạo UBND phường", at=at(20, 15, 20),
            giver="Trương Gia Bảo", receiver="Đinh Văn Khoa", outcome="Quá hạn", note="Trình ký",
        ),
    ),
    printed_at=at(23, 8, 46),
)  # fmt: skip


def register(count: int = 11) -> records.RegisterForm:
    """A register of so many dossiers, five of them returned."""
    return records.RegisterForm(
        office=OFFICE,
        book="01/2026",
        first_day=DAY,
        last_day=DAY,
        rows=tuple(_register_row(number) for number in range(count)),
    )


def _register_row(number: int) -> records.RegisterRow:
    returned = number < 5
    return records.RegisterRow(
        number=str(1183 + number),
        code=f"H99.05.13-261123-{38 + number:04d}",
        procedure=("Đăng ký khai sinh", "Cấp Giấy xác nhận tình trạng hôn nhân")[number % 2],
        sets=1 + number % 2,
        name=("Võ Thị Thu Trang", "Đoàn Minh Nhật")[number % 2],
        address="Tổ 5, phường Hòa Bình",
        phone=f"0900 000 {number:03d}",
        unit=("TTPVHCC", "Phòng KT, HT và ĐT")[number % 2],
        received_at=at(23, 7, 41),
        due_at=at(23, 16, 30),
        sent_at=at(23, 8, 10),
        result_at=at(23, 15, 20) if returned else None,
        returned_at=at(23, 15, 45) if returned else None,
        return_by=("Tại quầy", "Bưu chính")[number % 2],
        note="Phi địa giới" if number == 4 else "",
    )


HAND_OVER_LIST = records.HandOverListForm(
    office=OFFICE,
    number="0012",
    giver_unit=DESK,
    receiver_unit=UNIT,
    at=at(23, 10, 45),
    rows=tuple(
        records.HandOverListRow(
            code=f"H99.05.13-261123-00{number}",
            name=name,
            procedure=procedure,
            papers="03 giấy tờ, 01 bộ",
            due_at=at(8, 9, 40, 12),
        )
        for number, name, procedure in (
            (41, "Phan Thị Kim Oanh", "Đăng ký thành lập hộ kinh doanh"),
            (43, "Nguyễn Hữu Phước", "Đăng ký biến động đất đai (thừa kế)"),
            (47, "Hồ Thị Thanh", "Cấp giấy phép xây dựng nhà ở riêng lẻ"),
        )
    ),
    giver="Lê Thu Hà",
    receiver="Trương Gia Bảo",
)

RESULT_RECEIPT = records.ResultReceiptForm(
    office=OFFICE,
    number="0031",
    code=CODE,
    owner="Lê Minh Châu",
    procedure="Đăng ký lại khai sinh",
    result="Giấy khai sinh (bản chính) và 02 trích lục",
    receiver=PERSON,
    return_by="Nhận trực tiếp tại quầy",
    returned_at=at(1, 9, 10, 12),
    due_at=at(1, 8, 45, 12),
    officer="Lê Thu Hà",
    authorisation="Giấy ủy quyền ngày 30/11/2026",
    fee_vnd=16_000,
)

TABLE = records.TableForm(
    office=OFFICE,
    title="Tình hình giải quyết hồ sơ",
    period="Từ ngày 01/11/2026 đến hết ngày 23/11/2026",
    columns=(
        records.TableColumn(title="Lĩnh vực", width=30),
        records.TableColumn(title="Tiếp nhận", number=True),
        records.TableColumn(title="Trước hạn", number=True),
        records.TableColumn(title="Đúng hạn", number=True),
        records.TableColumn(title="Quá hạn", number=True),
        records.TableColumn(title="Tỷ lệ đúng hạn (%)", width=13, number=True),
    ),
    rows=(
        ("Hộ tịch", 1234, 800, 400, 34, 97.24),
        ("Chứng thực", 560, 60, 500, 0, 100.0),
        ("Đất đai", 12, None, 7, 5, 58.33),
    ),
    totals=("Cộng", 1806, 860, 907, 39, 97.84),
    notes=("Tỷ lệ đúng hạn = (trước hạn + đúng hạn) / đã giải quyết.",),
    maker="Lê Thu Hà",
    signer_title="GIÁM ĐỐC",
    signer="Đinh Văn Khoa",
)

ALL = (
    RECEIPT, VISIT, SUPPLEMENT, REFUSAL, EXTENSION, STOP,
    CONTROL, register(), HAND_OVER_LIST, RESULT_RECEIPT, TABLE,
)  # fmt: skip
