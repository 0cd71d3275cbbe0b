"""What a scan at the kiosk is: a paper of this office, or why it cannot be looked up."""

import re

from kiosk.flow.searched import Miss
from office import proof
from office.dossiers import codes

LONGEST = 200  # letters; our own papers' codes have fewer than a hundred
_OURS = re.compile(r"\s*MOTCUA:[12]:(?P<site>[^:\s]+):")
# Twelve digits, perhaps the nine of an old number, and a day of birth further on.
_DAY = r"(?:0[1-9]|[12]\d|3[01])[/.-]?(?:0[1-9]|1[0-2])[/.-]?(?:19|20)\d\d"
_CARD = re.compile(rf"\s*\d{{12}}(?:\d{{9}})?\D.*\D{_DAY}\D", re.DOTALL)


def why_not(scan: str, site_id: str) -> Miss | None:
    """Why a scan is none that this office could know; None where it is worth a look.

    Whatever a card says is not read any further: its shape is enough to say what it is.
    """
    if _CARD.match(scan[:LONGEST]):
        return Miss.CARD
    paper = _OURS.match(scan[:LONGEST])
    if len(scan) > LONGEST:
        return Miss.FOREIGN
    if paper is not None and paper["site"] != site_id:
        return Miss.ELSEWHERE
    known = scan.strip().startswith(proof.PREFIX) or codes.asked(scan) is not None
    return None if known else Miss.FOREIGN
