"""Names and reasons as the kiosk says them, in the language of the session."""

from kiosk.flow.searched import Miss, Searched
from office.errors import Known, Unexpected
from office.hours import Closed, Standing
from office.profile import Office, Service
from office.texts import N_, VIETNAMESE, text

REASONS = {
    Closed.HOLIDAY: N_("Hôm nay nghỉ lễ"),
    Closed.WEEKEND: N_("Cuối tuần cơ quan nghỉ"),
    Closed.DAY_OFF: N_("Hôm nay cơ quan nghỉ"),
    Closed.TOO_EARLY: N_("Chưa đến giờ làm việc"),
    Closed.LUNCH: N_("Đang nghỉ trưa"),
    Closed.AFTER_HOURS: N_("Đã hết giờ làm việc"),
}

MISSES = {
    Miss.UNKNOWN: N_("Không tìm thấy mã này. Xin xem lại từng chữ trên giấy hẹn."),
    Miss.NO_PAPER: N_("Không tìm thấy giấy này trong máy. Xin cầm giấy đến hỏi cán bộ."),
    Miss.ELSEWHERE: N_("Giấy này do cơ quan khác cấp. Xin đến nơi ghi trên giấy."),
    Miss.CARD: N_("Đây là thẻ căn cước, máy không giữ lại gì. Xin quét mã QR trên giấy hẹn."),
    Miss.FOREIGN: N_(
        "Đây không phải mã của cơ quan này. Xin quét giấy hẹn hoặc phiếu số lấy ở đây."
    ),
    Miss.TOO_MANY: N_("Mã sai nhiều lần. Xin thử lại sau {seconds} giây, hoặc hỏi cán bộ."),
    Miss.BUSY: N_("Máy đang bận, chưa tra được. Xin chờ, máy tự tra lại sau vài giây."),
    Miss.BROKEN: N_("Máy chưa tra được. Xin hỏi cán bộ hướng dẫn."),
}


def missed(search: Searched, language: str) -> str:
    """Why a look-up brought nothing, and what to do; "" where it did not miss."""
    if search.miss is None:
        return ""
    return text(MISSES[search.miss], language).format(seconds=search.wait)


def either(vietnamese: str, english: str, language: str) -> str:
    """What an office wrote, in English where it did and where English is asked for."""
    return vietnamese if language == VIETNAMESE else english or vietnamese


def service_title(service: Service, language: str) -> str:
    """A service's name."""
    return either(service.title, service.title_en, language)


def office_names(office: Office, language: str) -> tuple[str, str]:
    """The office's authority and its own name."""
    authority = either(office.authority, office.authority_en, language)
    return authority, either(office.title, office.title_en, language)


def why_closed(standing: Standing, language: str) -> str:
    """The headline of a closed office, also while its day is not opened yet."""
    reason = REASONS[standing.why] if standing.why else N_("Chưa lấy được số")
    return text(reason, language)


def for_citizens(trouble: Known) -> Known:
    """A trouble as a citizen may read it: of a bug the log tells, and they have no administrator to
    report it to."""
    return Known() if isinstance(trouble, Unexpected) else trouble


def first_sentence(trouble: Known, language: str) -> str:
    """The part of a message that says what happened, without what to do."""
    return trouble.message(language).partition(". ")[0].rstrip(".") + "."
