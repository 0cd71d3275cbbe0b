"""What can go wrong in an office and is expected to: each docstring is the sentence people read.

A sentence says what happened and what to do. `{names}` in it are filled from the error's fields.
Anything that is not a `Known` is a bug: it is logged with its traceback and never swallowed. Who
asked for the work that met it gets an `Unexpected`, whose `__cause__` it is.
"""

from inspect import cleandoc  # Python 3.13 does so by itself, 3.11 does not

from office.texts import VIETNAMESE, text


class Known(Exception):
    """Việc này chưa làm được. Xin thử lại."""

    def __init__(self, **fields: object) -> None:
        self.fields = fields
        super().__init__(self.message())

    def message(self, language: str = VIETNAMESE) -> str:
        """The sentence for people, in `language`."""
        said = {
            name: text(value, language) if isinstance(value, str) else value
            for name, value in self.fields.items()
        }
        return text(cleandoc(self.__doc__ or ""), language).format(**said)


class Unexpected(Known):
    """Có lỗi trong phần mềm, đã ghi vào nhật ký. Xin thử lại hoặc báo quản trị."""


class Refused(Known):
    """Thao tác này không được phép lúc này."""


class MoveNotAllowed(Refused):
    """Số {label} đang “{state}” nên không thể {move}. Xin xem lại danh sách."""


class TicketNotHere(Refused):
    """Số {label} đang ở quầy {counter}, không phải quầy này."""


class TicketUnknown(Refused):
    """Không tìm thấy số thứ tự này. Có thể danh sách đã cũ, xin xem lại."""


class TicketAtDesk(Refused):
    """Số {label} còn ở quầy. Xin bấm “Hoàn thành” trước khi gọi số khác."""


class ServiceUnknown(Refused):
    """Không có lĩnh vực “{service}” hoặc lĩnh vực đã ngừng nhận. Xin chọn lĩnh vực khác."""


class CounterUnknown(Refused):
    """Không có quầy số {counter}. Xin chọn quầy khác hoặc báo quản trị."""


class CounterTaken(Refused):
    """Quầy {counter} đang có {officer} trực. Xin chọn quầy khác."""


class OfficerElsewhere(Refused):
    """Tài khoản này đang trực ở quầy {counter}. Xin ra ca ở quầy đó trước."""


class NoUnit(Refused):
    """Tài khoản này không thuộc phòng, ban nào. Xin chọn quầy rồi vào ca."""


class NotOnShift(Refused):
    """Ca trực ở quầy {counter} đã kết thúc. Xin đăng nhập lại."""


class CounterAlive(Refused):
    """Quầy {counter} vẫn đang hoạt động nên chưa thể nhận thay số {label}."""


class WrongSecret(Refused):
    """Tên đăng nhập hoặc mật khẩu chưa đúng. Còn {left} lần thử."""


class LockedOut(Refused):
    """Nhập sai 5 lần nên tài khoản tạm khóa đến {until}. Cần gấp, xin gọi quản trị."""


class DayClosed(Refused):
    """Hôm nay quầy chưa mở hoặc đã hết giờ lấy số. Xin quay lại trong giờ làm việc."""


class DayWentBack(Refused):
    """Sổ số đang ở ngày {stored}, không thể lùi về ngày {asked}. Xin kiểm tra đồng hồ máy."""


class DailyLimit(Refused):
    """Hôm nay “{service}” đã phát đủ {limit} số. Xin quay lại vào ngày làm việc tiếp theo."""


class TooManyTickets(Refused):
    """Máy đang phát số quá nhanh. Xin chờ một phút rồi lấy số lại."""


class NumberTooWide(Refused):
    """Hết số trong ngày: số {number} dài hơn {width} chữ số. Xin báo quản trị tăng độ dài số."""


class UndoTooLate(Refused):
    """Đã quá {seconds} giây hoặc số đã được làm việc khác nên không hoàn tác được."""


class ReasonMissing(Refused):
    """Cần ghi lý do trước khi hủy số {label}."""


class PeopleStillWait(Refused):
    """Còn {waiting} người chờ lĩnh vực “{service}” nhưng danh mục mới bỏ quầy nhận. Chưa đổi gì."""


class DatabaseBusy(Known):
    """Máy dữ liệu đang bận, chưa ghi được. Không mất gì cả, xin bấm lại sau vài giây."""


class DatabaseUnreachable(Known):
    """Mất kết nối tới máy dữ liệu. Máy đang tự nối lại; số đã cấp không bị mất."""


class DatabaseLogin(Known):
    """Máy dữ liệu không nhận máy này. Xin kiểm tra địa chỉ, tên và mật khẩu trong tệp cài đặt."""


class DatabaseFull(Known):
    """Ổ đĩa của máy dữ liệu đã đầy nên chưa ghi được. Xin báo quản trị dọn ổ đĩa."""


class DatabaseReadOnly(Known):
    """Tệp dữ liệu {path} chỉ cho đọc. Xin báo quản trị cấp lại quyền ghi."""


class DatabaseDamaged(Known):
    """Tệp dữ liệu {path} bị hỏng. Tệp được giữ nguyên; xin khôi phục từ bản sao lưu gần nhất."""


class DatabaseMissing(Known):
    """Chưa có dữ liệu ở {path}. Xin chạy “./run db init” một lần trên máy này."""


class DatabaseOnNetworkShare(Known):
    """Tệp dữ liệu {path} nằm trên ổ mạng, dễ hỏng. Xin để trên ổ của máy hoặc dùng PostgreSQL."""


class SchemaOlder(Known):
    """Dữ liệu thuộc phiên bản cũ ({found}, cần {wanted}). Quản trị xin chạy “./run db upgrade”."""


class SchemaNewer(Known):
    """Dữ liệu thuộc phiên bản mới hơn ({found}, máy này {wanted}). Xin cập nhật phần mềm."""


class SiteUnknown(Known):
    """Dữ liệu chưa có đơn vị “{site}”. Xin chạy “./run db load” với danh mục của đơn vị."""


class OtherSite(Refused):
    """Danh mục này của đơn vị “{other}”, còn dữ liệu là của “{site}”. Chưa đổi gì."""


class HistoryBroken(Known):
    """Lịch sử không còn nguyên vẹn hoặc sổ không khớp. Xin giữ nguyên dữ liệu và báo ngay:
    {faults}"""


class SecretsDiffer(Known):
    """Hai lần nhập không giống nhau. Xin nhập lại."""


class BadFile(Known):
    """{file}, dòng {line}: {reason}"""


class BadSettings(Known):
    """Tệp cài đặt {file}, dòng {line}: {reason}"""


class PrinterTrouble(Known):
    """Máy in đang trục trặc. Số của bạn vẫn trong hàng chờ."""


class PaperOut(PrinterTrouble):
    """Máy hết giấy. Xin báo cán bộ thay cuộn giấy; số của bạn vẫn trong hàng chờ."""


class CoverOpen(PrinterTrouble):
    """Nắp máy in đang mở. Xin báo cán bộ đóng nắp; số của bạn vẫn trong hàng chờ."""


class PrinterUnreachable(PrinterTrouble):
    """Không nối được với máy in. Xin báo cán bộ; số của bạn vẫn trong hàng chờ."""


class PrinterBusy(PrinterTrouble):
    """Máy in đang bận quá lâu. Xin báo cán bộ; số của bạn vẫn trong hàng chờ."""


class NoSound(Known):
    """Không có âm thanh: máy chưa có loa hoặc loa chưa bật. Số vẫn hiện trên màn hình."""


class DossierMoveNotAllowed(Refused):
    """Hồ sơ {code} đang “{state}” nên không thể {move}. Xin mở lại hồ sơ để xem."""


class DossierUnknown(Refused):
    """Không tìm thấy hồ sơ này. Xin kiểm tra lại mã."""


class DossierIncomplete(Refused):
    """Chưa tiếp nhận được. {what}"""


class DossierElsewhere(Refused):
    """Hồ sơ {code} đang do “{unit}” giữ. Xin mở lại hồ sơ để xem."""


class DossierChanged(Refused):
    """Hồ sơ {code} vừa được người khác cập nhật. Xin xem lại rồi làm tiếp."""


class DossierReasonMissing(Refused):
    """Hồ sơ {code}: cần ghi lý do trước khi {move}."""


class ProcedureUnknown(Refused):
    """Không có thủ tục “{code}” hoặc thủ tục đã ngừng tiếp nhận. Xin chọn lại."""


class UnitUnknown(Refused):
    """Không có phòng, ban “{unit}”. Xin chọn lại."""


class NotYourUnit(Refused):
    """Tài khoản này không thuộc “{unit}” nên chưa làm được việc này."""


class ExternalCodeMissing(Refused):
    """Mã hồ sơ do hệ thống của tỉnh cấp. Xin nhập mã đó trước khi lưu."""


class CodeTaken(Refused):
    """Mã hồ sơ {code} đã có. Xin kiểm tra lại."""


class ExportFailed(Known):
    """Chưa xuất được tệp {path}: {reason}. Xin sửa hoặc chọn nơi khác rồi xuất lại."""


class ProcedureChanged(Refused):
    """Thủ tục “{title}” vừa được cập nhật. Xin xem lại giấy tờ, phí và ngày hẹn rồi lưu."""


class CalendarLocked(Refused):
    """Lịch năm {year} đã qua nên không sửa được. Xin kiểm tra lại năm."""


class CalendarChanged(Refused):
    """Lịch năm {year} vừa được người khác sửa. Xin xem lại rồi làm lại."""


class DueNotLater(Refused):
    """Ngày hẹn mới của hồ sơ {code} phải sau ngày hẹn đang có. Xin chọn lại."""


class DueInThePast(Refused):
    """Ngày hẹn mới của hồ sơ {code} đã qua rồi. Xin chọn một ngày giờ sau lúc này."""


class ReturnIncomplete(Refused):
    """Cần ghi tên người nhận và giấy tờ đã xuất trình trước khi trả kết quả hồ sơ {code}."""


class AlreadyThere(Refused):
    """“{unit}” đang giữ hồ sơ {code} rồi. Xin xem lại đường đi của hồ sơ."""


class NothingToTakeBack(Refused):
    """Hồ sơ {code} đã được ký nhận nên không thu hồi được. Xin liên hệ nơi nhận."""


class AttachmentRefused(Refused):
    """Chưa đính kèm được “{name}”: {reason}. Xin chọn tệp khác."""


class AttachmentLost(Known):
    """Tệp đính kèm đã bị xóa hoặc sửa ngoài phần mềm. Xin tìm trong bản sao lưu, báo quản trị."""


class AttachmentNotShown(Known):
    """Chưa mở được tệp đính kèm: {reason}. Tệp vẫn còn nguyên; xin thử lại hoặc báo quản trị."""


class AttachmentsNowhere(Refused):
    """Chưa có thư mục giữ tệp đính kèm. Xin quản trị đặt mục “files” trong phần [database]."""


class LetterMissing(Refused):
    """Hồ sơ {code} chưa có nội dung cho giấy này. Xin làm bước tương ứng trước rồi in."""


class PagePrinterTrouble(Known):
    """Máy in “{printer}” chưa in được: {reason}. Đã lưu tệp PDF; xin xem máy rồi bấm “In lại”."""


class SecondCopyMissing(Known):
    """Mới in được {papers} trên {copies} liên thì máy in dừng. Xin xem máy in rồi bấm “In lại”."""


class PrinterGone(Known):
    """Không thấy máy in “{printer}” đã chọn; giấy in ở máy in của quầy. Xin chọn lại máy in."""


class PagesNowhere(Known):
    """Quầy này chưa có máy in A4; tệp PDF đã lưu. Xin xem trước giấy (F3) rồi chọn máy in (M)."""


class PrintBroke(Known):
    """Giấy chưa in được vì lỗi phần mềm, đã ghi nhật ký. Xin in lại; vẫn lỗi thì báo quản trị."""


class PreviewBroke(Known):
    """Chưa xem trước được vì lỗi phần mềm, đã ghi nhật ký. Vẫn lưu và in hồ sơ bình thường."""
