"""The signed short code on a ticket: a look-up text that nobody can guess, without any name."""

import base64
import hashlib
import hmac
import re
from dataclasses import dataclass
from datetime import date

PREFIX = "MOTCUA:1"
CODE_LENGTH = 8
_PAYLOAD = re.compile(
    r"MOTCUA:1:(?P<site>[^:\s]+):(?P<day>\d{4}-\d{2}-\d{2}):(?P<label>[A-ZĐ]{1,3}-\d{2,6})"
    r":(?P<proof>[A-Z2-7]{8})",
)


@dataclass(frozen=True, slots=True)
class LookUp:
    """What a ticket's QR asks for, once its code was found right."""

    site_id: str
    business_date: date
    label: str


def proof_code(key: bytes, site_id: str, business_date: date, label: str) -> str:
    """Eight letters and digits (40 bits of HMAC-SHA256) that only the holder of `key` can make."""
    message = f"{PREFIX}:{site_id}:{business_date.isoformat()}:{label}".encode()
    digest = hmac.new(key, message, hashlib.sha256).digest()
    return base64.b32encode(digest).decode()[:CODE_LENGTH]


def lookup_code(key: bytes, site_id: str, code: str, attempt: int = 0) -> str:
    """Eight letters and digits for a dossier's code; another one for each `attempt`."""
    message = f"dossier:{site_id}:{code}:{attempt}".encode()
    return base64.b32encode(hmac.new(key, message, hashlib.sha256).digest()).decode()[:CODE_LENGTH]


def payload_text(site_id: str, business_date: date, label: str, proof: str) -> str:
    """The text in the QR."""
    return f"{PREFIX}:{site_id}:{business_date.isoformat()}:{label}:{proof}"


def check_payload(key: bytes, payload: str) -> LookUp | None:
    """What `payload` asks for; None if it is no ticket's or its code is wrong."""
    found = _PAYLOAD.fullmatch(payload.strip())
    if found is None:
        return None
    try:
        day = date.fromisoformat(found["day"])
    except ValueError:
        return None
    wanted = proof_code(key, found["site"], day, found["label"])
    if not hmac.compare_digest(wanted, found["proof"]):
        return None
    return LookUp(found["site"], day, found["label"])
