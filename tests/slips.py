"""Queue tickets for tests of papers and printers."""

from dataclasses import replace
from datetime import UTC, date, datetime
from typing import Any

from PIL import Image

from office import proof
from office.ordering import Estimate
from office.profile import Office, Service
from office.thermal import papers
from office.thermal.papers import TicketFacts
from office.thermal.raster import raster
from office.ticket import Lane

KEY = b"a key of the tests"
DAY = date(2026, 11, 23)
OFFICE = Office(
    site_id="hoa-binh",
    authority="Trung tâm Phục vụ hành chính công",
    title="Phường Hòa Bình",
    authority_en="Public administrative service centre",
    title_en="Hoa Binh ward",
    hotline="1900 0000",
)
SERVICE = Service(
    service_id="chung-thuc",
    letter="B",
    title="Chứng thực",
    title_en="Certified copies",
    bring=("Bản chính giấy tờ cần sao y", "Căn cước hoặc VNeID", "Lệ phí: 2.000 đồng/trang"),
    bring_en=("The original papers", "Identity card or VNeID"),
)


def facts(**parts: Any) -> TicketFacts:
    """A priority ticket of 08:07 in Việt Nam."""
    made = TicketFacts(
        label="UT-005",
        lane=Lane.PRIORITY,
        service=SERVICE,
        ahead=2,
        estimate=Estimate(5, 10),
        counters=(1, 3),
        issued_at=datetime(2026, 11, 23, 1, 7, tzinfo=UTC),
        business_date=DAY,
        language="vi",
        proof="",
    )
    made = replace(made, **parts)
    code = proof.proof_code(KEY, OFFICE.site_id, made.business_date, made.label)
    return replace(made, proof=code)


def paper(
    width_mm: int = 80, *, again: bool = False, office: Office = OFFICE, **parts: Any
) -> papers.Paper:
    """A ticket's paper."""
    return papers.ticket_paper(facts(**parts), office, again=again, width_mm=width_mm)


def picture(width_mm: int = 80, **parts: Any) -> Image.Image:
    """A ticket's picture."""
    return raster(paper(width_mm, **parts), width_mm)


HOSTILE = (
    "\x1b@\x1bp\x00\x19\xfa",
    "\x1dV\x00\x10\x04\x01",
    "=cmd|' /C calc'!A0",
    "<b>đậm</b>&lt;",
    "\u202eđảo ngược\u202c\u200f",
    "e\u0302\u0301\u0323" * 30,
    "x" * 200,
    "\x00\r\n\t\x7f\ud800",
    "🙂 漢字 عربى",
)
