import pytest
import zxingcpp

from office.thermal.papers import NARROW, WIDE, Badge, Big, Cut, QrBeside
from office.thermal.raster import raster
from office.thermal.receipt_paper import receipt_paper
from tests import form_samples as samples
from tests.office.test_papers import texts_of


def test_a_receipt_on_a_roll_tells_what_to_come_back_with() -> None:
    paper = receipt_paper(samples.RECEIPT, width_mm=WIDE)

    assert texts_of(paper) == [
        "UBND PHƯỜNG HÒA BÌNH",
        "TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
        "GIẤY HẸN TRẢ KẾT QUẢ",
        "Đăng ký lại khai sinh",
        "H99.05.13-261123-0042",
        "Hẹn trả kết quả từ",
        "01/12",
        "08:45 Thứ Ba, 01/12/2026",
        "Nơi trả",
        "Quầy trả kết quả, tầng 1",
        "Đã nhận",
        "08:45, 23/11/2026",
        "Mang theo:",
        "Giấy này",
        "Thẻ căn cước hoặc VNeID",
        "Giấy ủy quyền, nếu nhận thay",
        "Mã tra cứu hồ sơ",
        "ABCD-EF23",
        "Đường dây nóng",
        "1900 0000",
        "Vui lòng giữ giấy đến khi nhận kết quả.",
    ]
    assert paper[-1] == Cut()


def test_a_roll_names_nobody() -> None:
    form = samples.receipt(owner=samples.OWNER, fetcher="Lê Minh Châu", fee_note="Trần Thị Bình")
    said = " ".join(texts_of(receipt_paper(form, width_mm=WIDE)))

    for personal in ("Bình,", "Trần", "Châu", "0912", "079301000025", "Tổ 2", "Lê Thu Hà"):
        assert personal not in said


def test_without_a_due_day_none_is_shown_and_a_reprint_is_marked() -> None:
    paper = receipt_paper(samples.receipt(due_at=None, again=True), width_mm=NARROW)

    assert not any(isinstance(item, Big) for item in paper)
    assert "Không quy định ngày hẹn, cơ quan sẽ báo." in texts_of(paper)
    assert Badge("IN LẠI") in paper
    assert Badge("IN LẠI") not in receipt_paper(samples.RECEIPT, width_mm=NARROW)


@pytest.mark.parametrize("width_mm", [NARROW, WIDE])
def test_a_scanner_reads_the_roll(width_mm: int) -> None:
    paper = receipt_paper(samples.RECEIPT, width_mm=width_mm)
    found = zxingcpp.read_barcodes(raster(paper, width_mm).convert("L"))

    assert [code.text for code in found] == [samples.QR]
    assert any(isinstance(item, QrBeside) and item.payload == samples.QR for item in paper)
