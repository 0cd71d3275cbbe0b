"""Dossiers for tests: a small catalogue with procedures and units, drafts with invented people."""

from dataclasses import replace
from datetime import datetime, time
from typing import Any

from office.dossiers.dossier import DESK, Dossier, DossierState, ReturnBy
from office.dossiers.draft import Draft, all_papers, paper_lines
from office.people.person import Person, Sex
from office.procedure import Channel, ChannelLimit, PausePolicy, Procedure, Requirement
from office.procedure import Unit as LimitUnit
from office.profile import VIETNAM, Unit
from office.reports.figures import Figures
from office.settings.catalog import Catalog
from tests import stores

BIRTH = Procedure(
    code="1.001193",
    title="Thủ tục đăng ký khai sinh",
    short_title="Đăng ký khai sinh",
    service_id="ho-tich",
    field="Hộ tịch",
    channels=(
        ChannelLimit(channel=Channel.COUNTER, value=5, unit=LimitUnit.WORKING_DAY, fee_vnd=8000),
        ChannelLimit(channel=Channel.ONLINE, value=3, unit=LimitUnit.WORKING_DAY, fee_vnd=0),
    ),
    papers=(
        Requirement(title="Tờ khai đăng ký khai sinh"),
        Requirement(title="Giấy chứng sinh"),
        Requirement(title="Văn bản ủy quyền", conditional=True),
    ),
)
CERTIFY = Procedure(
    code="2.000815",
    title="Thủ tục chứng thực bản sao từ bản chính",
    short_title="Chứng thực bản sao",
    service_id="chung-thuc",
    field="Chứng thực",
    channels=(
        ChannelLimit(channel=Channel.COUNTER, value=1, unit=LimitUnit.WORKING_DAY, fee_vnd=2000),
    ),
    papers=(Requirement(title="Bản chính", originals=1), Requirement(title="Bản sao", copies=2)),
    cutoff=time(15, 0),
)
BUILD = Procedure(
    code="1.009994",
    title="Cấp giấy phép xây dựng nhà ở riêng lẻ",
    short_title="Cấp giấy phép xây dựng nhà ở riêng lẻ",
    service_id="dat-dai",
    field="Xây dựng",
    channels=(
        ChannelLimit(channel=Channel.COUNTER, value=15, unit=LimitUnit.CALENDAR_DAY, fee_vnd=75000),
    ),
    papers=(
        Requirement(title="Đơn đề nghị cấp giấy phép"),
        Requirement(title="Giấy tờ về quyền sử dụng đất", originals=0, copies=1),
        Requirement(title="Bản vẽ thiết kế", originals=2),
    ),
    supplement=PausePolicy.PAUSE,
)
PROCEDURES = (BIRTH, CERTIFY, BUILD)
UNITS = (
    Unit(unit_id="kinh-te", title="Phòng Kinh tế, Hạ tầng và Đô thị"),
    Unit(unit_id="van-hoa", title="Phòng Văn hóa - Xã hội"),
)
BINH = Person(
    name="Trần Thị Bình",
    id_number="079301000025",
    born="2001-03-02",
    sex=Sex.FEMALE,
    address="Tổ 2, Phường Mẫu, Thành phố Hồ Chí Minh",
    phone="0912000345",
)
AN = Person(
    name="Nguyễn Văn An",
    id_number="001099000018",
    born="1999-08-15",
    sex=Sex.MALE,
    address="Số 1, Phố Mẫu, Phường Thử Nghiệm, Quận Mẫu, Hà Nội",
)


def catalog(**rules: Any) -> Catalog:
    """The small office with three procedures and two units."""
    return replace(stores.small_catalog(**rules), procedures=PROCEDURES, units=UNITS)


def draft(procedure: Procedure = BIRTH, who: Person = BINH, **parts: Any) -> Draft:
    """A draft that lacks nothing."""
    whole = Draft(
        procedure_code=procedure.code,
        submitter=who,
        papers=all_papers(paper_lines(procedure)),
    )
    return replace(whole, **parts)


def a_dossier(**parts: Any) -> Dossier:
    """A dossier received on Monday 23/11/2026 at 9:00, as its rows would tell it."""
    at = datetime(2026, 11, 23, 9, tzinfo=VIETNAM)
    whole = Dossier(
        site_id="phuong-hoa-binh", dossier_id=1, code="H15.50-261123-0001", lookup="ABCD2345",
        external_code="", procedure_code=BIRTH.code, title=BIRTH.short_title, field=BIRTH.field,
        service_id=BIRTH.service_id, channel=Channel.COUNTER, state=DossierState.RECEIVED,
        unit_id=DESK, ticket_id=None, counter_id=1, officer="lan", opened_at=at, received_at=at,
        first_due_at=None, due_at=None, paused_since=None, settled_at=None, standing=None,
        returned_at=None, return_by=ReturnBy.DESK, fee_vnd=None, fee_paid=False, sets=1,
        extensions=0, version=1,
    )  # fmt: skip
    return replace(whole, **parts)


def balanced(counted: Figures) -> bool:
    """Whether everything that was to be settled is somewhere."""
    return counted.to_settle == counted.settled + counted.in_process + counted.ended
