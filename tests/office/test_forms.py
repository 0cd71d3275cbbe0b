"""What the forms say, read back from their PDF field by field."""

import subprocess
import sys
from datetime import UTC, date, datetime

import pytest

from office.forms import forms, values
from office.forms.basis import BasisUnknown, FormNotPrescribed
from office.forms.values import Form
from tests import form_samples as samples
from tests.form_reader import NEW, OLD, copies, in_order, pdf_of, said

HEAD = (
    "UBND PHƯỜNG HÒA BÌNH TRUNG TÂM PHỤC VỤ HÀNH CHÍNH CÔNG",
    "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM Độc lập - Tự do - Hạnh phúc",
    "Hòa Bình, ngày 23 tháng 11 năm 2026",
)
DESK = "Trung tâm Phục vụ hành chính công phường Hòa Bình"

RECEIPT_BEFORE = (
    "GIẤY TIẾP NHẬN HỒ SƠ VÀ HẸN TRẢ KẾT QUẢ",
    f"{DESK}:",
    "Tiếp nhận hồ sơ của: Trần Thị Bình",
    "Địa chỉ: Tổ 2, phường Mẫu, Thành phố Hồ Chí Minh",
    "Số điện thoại: 0912 000 345",
    "Email: không có",
    "Số thẻ căn cước: 079301000025",
    "Nội dung yêu cầu giải quyết: Đăng ký lại khai sinh",
    "1. Thành phần hồ sơ nộp gồm:",
)
RECEIPT_AFTER = (
    "2. Số lượng hồ sơ: 01 (bộ)",
    "3. Thời gian giải quyết hồ sơ theo quy định là: 05 ngày làm việc",
    "4. Thời gian nhận hồ sơ: 08 giờ 45 phút, ngày 23 tháng 11 năm 2026",
    "5. Thời gian trả kết quả giải quyết hồ sơ:",
    "08 giờ 45 phút, thứ Ba ngày 01 tháng 12 năm 2026",
    "6. Đăng ký nhận kết quả tại: Quầy trả kết quả, tầng 1",
    "7. Phí, lệ phí: 16.000 đồng (2 bản sao trích lục, đã thu tiền mặt)",
    "Vào Sổ theo dõi hồ sơ, Quyển số: 01/2026",
    "Số thứ tự: 1187",
    "NGƯỜI NỘP HỒ SƠ",
    "Trần Thị Bình",
    "Lê Thu Hà",
    "mang theo Giấy này",
    "Hỏi đáp, phản ánh: 1900 0000 · motcua.example.vn.",
)
PAPERS = {
    NEW: (
        "TT Thành phần hồ sơ Bản chính Bản sao",
        "1 Tờ khai đăng ký lại khai sinh 1",
        "2 Bản sao Giấy khai sinh cũ 1",
        "3 Thẻ căn cước (xuất trình, đã trả lại)",
    ),
    OLD: (
        "1) Tờ khai đăng ký lại khai sinh: 01 bản chính",
        "2) Bản sao Giấy khai sinh cũ: 01 bản sao",
        "3) Thẻ căn cước (xuất trình, đã trả lại)",
    ),
}


@pytest.mark.parametrize("basis", [NEW, OLD])
def test_both_copies_of_a_receipt_say_everything_in_the_forms_order(basis: str) -> None:
    for copy, mark in zip(
        copies(samples.RECEIPT, basis), ("(Liên 1: Lưu)", "(Liên 2: Giao người nộp)"), strict=True
    ):
        in_order(copy, *RECEIPT_BEFORE, *PAPERS[basis], *RECEIPT_AFTER)
        for phrase in (
            *HEAD,
            mark,
            "Số: 0042/TNHS",
            "Mã hồ sơ: H99.05.13-261123-0042",
            "ABCD-EF23",
        ):
            assert phrase in copy


PERSON = (
    "Địa chỉ: Tổ 2, phường Mẫu, Thành phố Hồ Chí Minh",
    "Số điện thoại: 0912 000 345",
    "Email: không có",
)
LETTER = (
    "Kính gửi: Trần Thị Bình",
    *PERSON[:2],
    f"Ngày 23/11/2026, {DESK} tiếp nhận hồ sơ đề nghị giải quyết Đăng ký lại khai sinh của Ông/Bà "
    "Trần Thị Bình.",
)
LETTER_FOOT = (
    "Nơi nhận: - Như trên; - TTPVHCC phường Hòa Bình; - Lưu: VT.",
    "GIÁM ĐỐC (Ký, đóng dấu)",
    "Đinh Văn Khoa",
)
EXTENSION = (
    *LETTER,
    "Mã số: H99.05.13-261123-0042",
    "Ngày hẹn trả kết quả giải quyết hồ sơ: 08 giờ 45 phút, ngày 01 tháng 12 năm 2026",
    "đúng thời hạn quy định ghi trên Giấy tiếp nhận hồ sơ và hẹn trả kết quả.",
    "Lý do: Cơ quan nơi đăng ký trước đây chưa trả lời xác minh.",
    "thành thật xin lỗi Ông/Bà",
    "Thời gian hẹn trả kết quả lại: 08 giờ 45 phút, thứ Sáu ngày 04 tháng 12 năm 2026.",
    "Trân trọng./.",
)
REFUSAL = (
    "PHIẾU TỪ CHỐI TIẾP NHẬN GIẢI QUYẾT HỒ SƠ",
    f"{DESK}: Tiếp nhận hồ sơ của: Trần Thị Bình",
    *PERSON,
    "Nội dung yêu cầu giải quyết: Cấp giấy phép xây dựng nhà ở riêng lẻ",
    f"Qua xem xét, {DESK} thông báo không tiếp nhận, giải quyết hồ sơ này",
    "với lý do cụ thể như sau:",
    "Thửa đất nằm trên địa bàn phường khác.",
    "Xin thông báo cho Ông/Bà được biết và thực hiện./.",
    "NGƯỜI NỘP HỒ SƠ (Ký và ghi rõ họ tên)",
    "NGƯỜI TIẾP NHẬN HỒ SƠ (Ký và ghi rõ họ tên)",
)
CONTROL = (
    "PHIẾU KIỂM SOÁT QUÁ TRÌNH GIẢI QUYẾT HỒ SƠ",
    "Mã hồ sơ: H99.05.13-261123-0042",
    "Chủ hồ sơ ông (bà): Lê Minh Châu",
    "Địa chỉ: Tổ 6, phường Hòa Bình",
    "Người nộp hồ sơ: Trần Thị Bình",
    "Loại thủ tục: Cấp giấy phép xây dựng nhà ở riêng lẻ",
    "Thời gian nhận hồ sơ: 09 giờ 20 phút, ngày 09 tháng 11 năm 2026",
    "Thời gian trả kết quả giải quyết hồ sơ: 09 giờ 20 phút, ngày 25 tháng 11 năm 2026",
    "Cơ quan (bộ phận) giải quyết hồ sơ: Phòng Kinh tế, Hạ tầng và Đô thị",
    "Cơ quan phối hợp giải quyết hồ sơ: không có",
    "TÊN CƠ QUAN",
    "THỜI GIAN GIAO, NHẬN HỒ SƠ",
    "KẾT QUẢ GIẢI QUYẾT HỒ SƠ (Trước hạn/ đúng hạn/quá hạn)",
    "GHI CHÚ",
    "10 giờ 45 phút, ngày 09 tháng 11 năm 2026",
    "1. Giao: Bộ phận Tiếp nhận và trả kết quả 2. Nhận: Phòng Kinh tế, Hạ tầng và Đô thị",
    "Đúng hạn",
    "Người giao Lê Thu Hà Người nhận Trương Gia Bảo",
    "14 giờ 00 phút, ngày 12 tháng 11 năm 2026",
    "Trước hạn",
    "Yêu cầu bổ sung mặt cắt móng",
    "15 giờ 20 phút, ngày 20 tháng 11 năm 2026",
    "2. Nhận: Lãnh đạo UBND phường",
    "Quá hạn",
    "Trình ký",
    "… giờ … phút, ngày … tháng … năm 20…",
    "In lúc 08 giờ 46 phút, ngày 23 tháng 11 năm 2026.",
)
REGISTER = (
    "SỔ THEO DÕI HỒ SƠ",
    "Quyển số: 01/2026 · Hồ sơ nhận từ ngày 23 tháng 11 năm 2026 đến hết ngày 23 tháng 11 năm 2026",
    "Nhận và trả kết quả Trả kết quả",
    "STT Mã hồ sơ Tên TTHC Số lượng hồ sơ (bộ) Tên cá nhân, tổ chức Địa chỉ, số điện thoại "
    "Cơ quan chủ trì giải quyết Nhận hồ Ghi chú sơ",
    "Hẹn trả kết quả Chuyển hồ sơ đến cơ quan giải quyết Nhận kết quả từ cơ quan giải quyết",
    "Ngày, tháng, năm Phương thức nhận kết quả Ký nhận",
    "1183 H99.05.13- 261123-0038 Đăng ký khai sinh 1 Võ Thị Thu Trang Tổ 5, phường Hòa Bình 0900 "
    "000 000 TTPVHCC 07:41 23/11/2026 16:30 23/11/2026 08:10 23/11/2026 15:20 23/11/2026 15:45 "
    "23/11/2026 Tại quầy",
    "Phi địa giới",
    "Cộng trang này: 11 hồ sơ, 16 bộ. Đã trả 5, còn 6.",
)
SUPPLEMENT_FOOT = (
    "Lý do: Khi nộp, hồ sơ chưa có bản sao Giấy khai sinh cũ.",
    "số điện thoại 1900 0000 để được hướng dẫn./.",
    "NGƯỜI HƯỚNG DẪN (Ký và ghi rõ họ tên) Lê Thu Hà",
    "Không cần lấy số lại: đưa Phiếu này cho Quầy 3, số A-012 được gọi tiếp trong ngày.",
)
LACKING = (
    "Bản sao Giấy khai sinh do cơ quan có thẩm quyền của Việt Nam cấp hợp lệ (bản sao chứng thực "
    "từ bản chính hoặc bản sao cấp từ Sổ đăng ký khai sinh)"
)

SAYS: dict[str, tuple[Form, str, tuple[str, ...]]] = {
    "supplement, new": (
        samples.SUPPLEMENT,
        NEW,
        (
            "PHIẾU YÊU CẦU BỔ SUNG, HOÀN THIỆN HỒ SƠ",
            f"{DESK}: Tiếp nhận hồ sơ/yêu cầu của Ông/Bà: Trần Thị Bình",
            "Nội dung yêu cầu giải quyết: Đăng ký lại khai sinh",
            *PERSON,
            "Yêu cầu Ông/Bà hoàn thiện hồ sơ gồm những nội dung như sau:",
            "TT Thành phần hồ sơ cần bổ sung Số lượng",
            LACKING,
            "01 bản sao",
            *SUPPLEMENT_FOOT,
        ),
    ),
    "supplement, old": (
        samples.SUPPLEMENT,
        OLD,
        ("Hồ sơ của: Trần Thị Bình", *PERSON, f"1) {LACKING}: 01 bản sao", *SUPPLEMENT_FOOT),
    ),
    "refusal, new": (samples.REFUSAL, NEW, REFUSAL),
    "refusal, old": (samples.REFUSAL, OLD, REFUSAL),
    "extension, new": (
        samples.EXTENSION,
        NEW,
        ("VĂN BẢN XIN LỖI VÀ ĐỀ NGHỊ GIA HẠN THỜI GIAN GIẢI QUYẾT", *EXTENSION),
    ),
    "extension, old": (
        samples.EXTENSION,
        OLD,
        ("PHIẾU XIN LỖI VÀ HẸN LẠI NGÀY TRẢ KẾT QUẢ", *EXTENSION),
    ),
    "stop": (
        samples.STOP,
        NEW,
        (
            "THÔNG BÁO DỪNG GIẢI QUYẾT HỒ SƠ",
            *LETTER,
            "Mã hồ sơ: H99.05.13-261123-0042",
            "1. Căn cứ đề nghị dừng giải quyết: Đơn đề nghị dừng giải quyết ngày 25/11/2026",
            "2. Giai đoạn giải quyết: Đang xác minh tại nơi đăng ký trước đây",
            "3. Lý do dừng giải quyết: Ông/Bà đã tìm được bản chính Giấy khai sinh.",
            "4. Quyết định: Dừng giải quyết hồ sơ từ ngày 25/11/2026",
            "5. Xử lý phí, lệ phí đã nộp: Hoàn trả 16.000 đồng lệ phí đã nộp",
        ),
    ),
    "control sheet, new": (samples.CONTROL, NEW, CONTROL),
    "control sheet, old": (samples.CONTROL, OLD, CONTROL),
    "register, new": (samples.register(), NEW, REGISTER),
    "register, old": (samples.register(), OLD, REGISTER),
    "several dossiers": (
        samples.VISIT,
        NEW,
        (
            *RECEIPT_BEFORE[:7],
            "Thời gian nhận hồ sơ: 09 giờ 05 phút, ngày 23 tháng 11 năm 2026",
            "03 hồ sơ nộp trong một lượt:",
            "Đăng ký lại khai sinh Mã hồ sơ: H99.05.13-261123-0043 01 bộ, số thứ tự 1230 trong Sổ",
            "1) Tờ khai đăng ký lại khai sinh: 01 bản chính",
            "09:05 01/12/2026 (05 ngày làm việc)",
            "8.000 đồng",
            "ABCD-4377",
            "3) Thẻ căn cước (xuất trình, đã trả lại)",
            "không thu",
            "Không quy định ngày hẹn",
            "Tổng phí, lệ phí: 8.000 đồng",
            "Đăng ký nhận kết quả tại: Quầy trả kết quả, tầng 1",
        ),
    ),
    "hand-over": (
        samples.HAND_OVER_LIST,
        NEW,
        (
            "BIÊN NHẬN BÀN GIAO HỒ SƠ",
            "Bên giao: Bộ phận Tiếp nhận và trả kết quả",
            "Bên nhận: Phòng Kinh tế, Hạ tầng và Đô thị",
            "Thời gian giao, nhận: 10 giờ 45 phút, ngày 23 tháng 11 năm 2026",
            "1 H99.05.13- 261123-0041 Phan Thị Kim Oanh Đăng ký thành lập hộ kinh doanh",
            "Tổng số: 03 hồ sơ.",
            "Lê Thu Hà",
        ),
    ),
    "result": (
        samples.RESULT_RECEIPT,
        NEW,
        (
            "BIÊN NHẬN TRẢ KẾT QUẢ Mã hồ sơ: H99.05.13-261123-0042",
            "Chủ hồ sơ: Lê Minh Châu",
            "Kết quả: Giấy khai sinh (bản chính) và 02 trích lục",
            "Thời gian trả: 09 giờ 10 phút, ngày 01 tháng 12 năm 2026",
            "Phương thức nhận kết quả: Nhận trực tiếp tại quầy",
            "Người nhận kết quả: Trần Thị Bình",
            "Số thẻ căn cước: 079301000025",
            "Giấy ủy quyền: Giấy ủy quyền ngày 30/11/2026",
            "Phí, lệ phí đã thu: 16.000 đồng",
        ),
    ),
    "table": (
        samples.TABLE,
        NEW,
        (
            "TÌNH HÌNH GIẢI QUYẾT HỒ SƠ Từ ngày 01/11/2026 đến hết ngày 23/11/2026",
            "Lĩnh vực Tiếp nhận Trước hạn Đúng hạn Quá hạn Tỷ lệ đúng hạn (%)",
            "Hộ tịch 1.234 800 400 34 97,24",
            "Chứng thực 560 60 500 0 100",
            "Cộng 1.806 860 907 39 97,84",
            "Tỷ lệ đúng hạn = (trước hạn + đúng hạn) / đã giải quyết.",
        ),
    ),
}


@pytest.mark.parametrize("case", SAYS)
def test_every_form_says_everything_in_its_order(case: str) -> None:
    form, basis, phrases = SAYS[case]
    text = said(form, basis)

    in_order(text, *phrases)
    for phrase in HEAD:
        assert phrase in text
    if case in {"extension, new", "extension, old", "stop"}:
        for phrase in LETTER_FOOT:
            assert phrase in text


NUMBERS = {
    "receipt": ("01", "0042/TNHS", "01"),
    "supplement_request": ("02", "0117/HDHS", "02"),
    "refusal": ("03", "0009/TCHS", "03"),
    "extension_letter": ("04", "0003/PXL", "04"),
    "stop_notice": ("05", "0001/TB-DGQ", ""),
    "control_sheet": ("06", "", "05"),
    "dossier_register": ("07", "", "06"),
    "receipt_many": ("", "0043/TNHS", ""),
    "hand_over_list": ("", "0012/BNBG", ""),
    "result_receipt": ("", "0031/BNTKQ", ""),
    "table_report": ("", "", ""),
}


@pytest.mark.parametrize("form", samples.ALL, ids=lambda form: form.kind)
def test_a_form_bears_the_number_of_its_basis_and_its_own(form: Form) -> None:
    new, own, old = NUMBERS[form.kind]

    assert ("Mẫu số" in said(form)) == bool(new)
    if new:
        assert f"Mẫu số {new} (Thông tư 03/2025/TT-VPCP)" in said(form)
    if old:
        assert f"Mẫu số {old} (Thông tư 01/2018/TT-VPCP)" in said(form, OLD)
    if own:
        assert f"Số: {own}" in said(form)


def test_the_day_decides_the_basis_and_an_office_may_choose_another() -> None:
    for day, chosen, basis in (
        (date(2025, 6, 30), None, OLD),
        (date(2025, 7, 1), None, NEW),
        (date(2026, 11, 23), "", NEW),
        (date(2026, 11, 23), OLD, OLD),
        (date(2024, 1, 1), NEW, NEW),
        (date(2010, 1, 1), None, OLD),
    ):
        assert forms.basis_on(day, chosen).basis_id == basis


def test_an_unknown_basis_and_a_form_it_lacks_are_told_in_words() -> None:
    with pytest.raises(BasisUnknown) as unknown:
        forms.basis_on(samples.DAY, "TT99-2030")
    with pytest.raises(FormNotPrescribed) as lacking:
        pdf_of(samples.STOP, OLD)

    assert "TT99-2030" in unknown.value.message()
    assert "“Thông báo dừng giải quyết hồ sơ”" in lacking.value.message()
    assert not forms.has(forms.basis_on(samples.DAY, OLD), "stop_notice")
    assert forms.has(forms.basis_on(samples.DAY, OLD), "receipt_many")


@pytest.mark.parametrize("basis", [NEW, OLD])
def test_every_template_that_a_basis_names_is_there(basis: str) -> None:
    files = forms.basis_on(samples.DAY, basis).files

    assert [file.path for file in files.values() if not file.path.is_file()] == []
    assert [file.number for file in files.values()] == [
        f"Mẫu số {number:02d}" for number in range(1, len(files) + 1)
    ]


def test_an_owner_stands_only_where_somebody_else_hands_in() -> None:
    other = samples.receipt(owner=samples.OWNER, fetcher="Lê Minh Châu", authorisation="Giấy UQ 12")

    assert "Chủ hồ sơ" not in said(samples.RECEIPT)
    assert "Người nhận kết quả" not in said(samples.RECEIPT)
    in_order(
        copies(other)[0],
        "Chủ hồ sơ: Lê Minh Châu Địa chỉ chủ hồ sơ: Tổ 6, phường Hòa Bình",
        "Người nhận kết quả: Lê Minh Châu (Giấy UQ 12)",
    )


def test_what_a_receipt_does_not_know_it_does_not_promise() -> None:
    bare = samples.receipt(due_at=None, fee_vnd=None, book="", book_number="", number="")
    text = copies(bare)[0]

    assert "không quy định ngày hẹn" in text
    assert "Phí, lệ phí" not in text
    assert "Quyển số: ………" in text
    assert "Số: ………/TNHS" in text
    assert "7. Phí, lệ phí: không thu" in said(samples.receipt(fee_vnd=0, fee_note=""))


def test_a_reprint_and_a_province_code_are_marked() -> None:
    text = copies(samples.receipt(again=True, external_code="H99-261123-000123"))[1]

    assert "(Liên 2: Giao người nộp – in lại)" in text
    assert "Mã trên hệ thống của tỉnh: H99-261123-000123" in text


def test_a_document_is_of_one_kind_of_form() -> None:
    with pytest.raises(ValueError, match="one kind"):
        pdf_of((samples.RECEIPT, samples.REFUSAL))
    with pytest.raises(ValueError, match="one at least"):
        pdf_of(())


def test_the_same_form_of_the_same_day_is_the_same_file() -> None:
    basis = forms.basis_on(samples.DAY)
    first, second = (
        forms.render_pdf(samples.REFUSAL, basis=basis, day=samples.DAY) for _ in range(2)
    )

    assert first == second


def test_a_document_names_form_and_office_but_no_person() -> None:
    told = pdf_of(samples.RECEIPT).get_metadata_dict()

    assert told["Title"] == "Giấy tiếp nhận hồ sơ và hẹn trả kết quả"
    assert told["Author"] == "Trung tâm Phục vụ hành chính công"
    assert "Bình" not in " ".join(told.values())


def test_days_moments_and_sums_are_written_as_in_the_decree() -> None:
    for day, written in (
        (date(2026, 2, 5), "ngày 05 tháng 02 năm 2026"),
        (date(2026, 1, 15), "ngày 15 tháng 01 năm 2026"),
        (date(2026, 3, 9), "ngày 09 tháng 3 năm 2026"),
        (date(2026, 12, 31), "ngày 31 tháng 12 năm 2026"),
    ):
        assert values.long_day(day) == written
    at = datetime(2026, 3, 8, 1, 5, tzinfo=UTC)
    assert values.moment(at) == "08 giờ 05 phút, ngày 08 tháng 03 năm 2026"
    assert values.due_moment(at) == "08 giờ 05 phút, Chủ nhật ngày 08 tháng 03 năm 2026".replace(
        "Chủ", "chủ"
    )
    for value, written in ((0, "0"), (1_234_567, "1.234.567"), (97.5, "97,5"), (100.0, "100")):
        assert values.number(value) == written
    assert values.money(1_500_000) == "1.500.000 đồng"
    assert values.money(0) == "không thu"


def test_the_typesetter_is_loaded_only_when_a_form_is_made() -> None:
    told = "import sys\nimport office.forms.forms\n"
    told += "print(*{'typst', 'qrcode', 'barcode', 'PIL'} & set(sys.modules))"

    done = subprocess.run([sys.executable, "-c", told], capture_output=True, text=True, check=True)

    assert done.stdout.strip() == ""
