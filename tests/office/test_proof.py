from office import proof
from tests.slips import DAY, KEY

CODE = proof.proof_code(KEY, "hoa-binh", DAY, "A-012")


def test_a_payload_is_read_back_by_the_office_that_signed_it() -> None:
    payload = proof.payload_text("hoa-binh", DAY, "A-012", CODE)

    assert payload == f"MOTCUA:1:hoa-binh:2026-11-23:A-012:{CODE}"
    assert proof.check_payload(KEY, payload) == proof.LookUp("hoa-binh", DAY, "A-012")


def test_nobody_makes_a_code_for_another_ticket() -> None:
    good = proof.payload_text("hoa-binh", DAY, "A-012", CODE)
    forged = [
        good.replace("A-012", "A-013"),
        good.replace("2026-11-23", "2026-11-24"),
        good.replace("hoa-binh", "tan-lap"),
        good[:-1] + ("A" if good[-1] != "A" else "B"),
    ]

    assert [proof.check_payload(KEY, each) for each in forged] == [None] * 4
    assert proof.check_payload(b"another key", good) is None


def test_whatever_else_is_scanned_is_no_ticket() -> None:
    for rubbish in (
        "",
        "MOTCUA:1",
        "MOTCUA:1:hoa-binh:2026-99-99:A-012:ABCDEFGH",
        "038095001234||Nguyễn Văn An|01011995|Nam|Xã Tân Lập|01012021",
        "MOTCUA:1:hoa-binh:2026-11-23:A-012:" + CODE + "\nMOTCUA",
    ):
        assert proof.check_payload(KEY, rubbish) is None


def test_a_code_is_eight_letters_and_digits_and_differs_by_label() -> None:
    codes = {proof.proof_code(KEY, "hoa-binh", DAY, f"A-{n:03}") for n in range(1000)}

    assert len(codes) == 1000
    assert all(len(code) == 8 and code.isalnum() and code.isupper() for code in codes)
