"""Registering a dossier in plain drivers: the rows the product writes, and nothing around them."""

from datetime import UTC, datetime
from typing import Any, cast

from benchmarks import raw
from tests.stores import DAY, SITE

SERIES = (
    "INSERT INTO dossier_series (site_id, series, day, last) VALUES (?, ?, ?, 1) "
    "ON CONFLICT (site_id, series, day) DO UPDATE SET last = dossier_series.last + 1 "
    "RETURNING last"
)
PROCEDURE = "SELECT profile, active FROM procedure WHERE site_id = ? AND code = ?"
YEARS = "SELECT year, days, confirmed_by FROM work_year WHERE site_id = ? ORDER BY year"
KEY = "SELECT proof_key FROM office WHERE site_id = ?"
LOOKUP = "SELECT dossier_id FROM dossier WHERE site_id = ? AND lookup = ?"
EDITION = (
    "INSERT INTO procedure_edition (site_id, edition, profile) VALUES (?, ?, ?) "
    "ON CONFLICT (site_id, edition) DO NOTHING"
)
DOSSIER_COLUMNS = (
    "site_id, dossier_id, code, lookup, external_code, procedure_code, edition, title, field, "
    "service_id, channel, state, unit_id, counter_id, officer, opened_at, received_at, "
    "first_due_at, due_at, return_by, fee_vnd, fee_paid, sets, extensions, last_version"
)
DOSSIER = f"INSERT INTO dossier ({DOSSIER_COLUMNS}) VALUES ({', '.join('?' * 25)})"
CONTENT = (
    "INSERT INTO dossier_content (site_id, dossier_id, papers, post_address, authorisation, note) "
    "VALUES (?, ?, ?, '', '', '')"
)
PERSON = (
    "INSERT INTO dossier_person (site_id, dossier_id, role, kind, name, name_key, given_key, "
    "id_number, born, sex, address, phone, email) "
    "VALUES (?, ?, 'submitter', 'person', ?, ?, ?, ?, ?, ?, ?, ?, '')"
)
KNOWN = "SELECT name_key FROM dossier_name WHERE site_id = ? AND tail = ? AND name_key = ?"
HOLDING = (
    "INSERT INTO holding (site_id, dossier_id, unit_id, lead, accepted, login, step, since, held) "
    "VALUES (?, ?, 'mot-cua', ?, ?, ?, '', ?, ?)"
)
WHO = (
    "Trần Thị Bình", "tran thi binh", "binh thi tran", "079301000025", "2001-03-02", "female",
    "Tổ 2, Phường Mẫu, Thành phố Hồ Chí Minh", "0912000345",
)  # fmt: skip


class RawRegister:
    """One process's plain connection, registering dossiers."""

    def __init__(self, url: str, procedure_code: str, papers: str) -> None:
        self._raw = cast(Any, raw.connect(url))
        self._plain = self._raw._plain
        self._code, self._papers = procedure_code, papers

    def register(self) -> str:
        """One dossier; its code."""
        return str(self._raw._transaction(self._inside))

    def close(self) -> None:
        """Closes the connection."""
        self._raw.close()

    def _inside(self) -> str:
        run = self._plain._execute
        version = run(raw.TAKE, (SITE,)).fetchone()[0]
        run(raw.COUNTER, (SITE, 1)).fetchone()
        profile = run(PROCEDURE, (SITE, self._code)).fetchone()[0]
        run(YEARS, (SITE,)).fetchall()
        number = run(SERIES, (SITE, "H99.01", DAY.isoformat())).fetchone()[0]
        run(KEY, (SITE,)).fetchone()
        lookup = f"R{number:07d}"
        run(LOOKUP, (SITE, lookup)).fetchone()
        run(EDITION, (SITE, "0123456789abcdef", profile))
        now, yes, no = self._plain._instant(), True, False
        code = f"H99.01-{datetime.now(UTC):%y%m%d}-{number:04d}-R"
        run(DOSSIER, (
            SITE, version, code, lookup, "", self._code, "0123456789abcdef", "Đăng ký khai sinh",
            "Hộ tịch", "ho-tich", "counter", "received", "mot-cua", 1, "officer-1", now, now, now,
            now, "desk", 8000, no, 1, 0, version,
        ))  # fmt: skip
        run(CONTENT, (SITE, version, self._papers))
        run(PERSON, (SITE, version, *WHO))
        run(KNOWN, (SITE, WHO[1], WHO[1])).fetchone()
        run(HOLDING, (SITE, version, yes, yes, "officer-1", now, yes))
        self._plain._event(version, "register", version, {"code": code, "state": "received"})
        return code
