"""Words before a number that say what it is: "STK", "CCCD", "sđt", "sổ đỏ số"."""

import re

from .kinds import PersonalDataKind as Kind
from .typing_habits import any_typed

BANKS = (
    r"(?:vietcombank|vcb|techcombank|tcb|agribank|agri|bidv|vietinbank|mb\s?bank|mb|acb"
    r"|sacombank|vp\s?bank|tp\s?bank|vib|shb|hd\s?bank|msb|ocb|eximbank|lp\s?bank"
    r"|lienvietpostbank|sea\s?bank|ncb|nam a bank|bac a bank|ab\s?bank|pvcombank"
    r"|kien\s?long\s?bank|viet\s?bank|saigonbank|scb|bao\s?viet bank|dong a bank|timo"
    r"|cake|momo|zalo\s?pay|viettel\s?money)"
)
_WORDS = {
    Kind.BANK_ACCOUNT: any_typed(
        "stk", "so tk", "tk", "so tai khoan", "tai khoan", "so the", "chuyen khoan",
        "the atm", "account", "ck", "ngan hang",
    )
    + rf"|(?<![a-z]){BANKS}(?![a-z])",
    Kind.ID_NUMBER: any_typed(
        "cccd", "cmnd", "cmt", "cmtnd", "cmnd/cccd", "can cuoc", "can cuoc cong dan",
        "chung minh thu", "chung minh nhan dan", "chung minh", "dinh danh", "dinh danh ca nhan",
        "vneid", "ma so thue", "mst", "bhxh", "bhyt", "bao hiem xa hoi", "bao hiem y te",
        "ho chieu", "passport", "gplx", "giay phep lai xe", "bang lai",
    ),
    Kind.PHONE: any_typed(
        "dien thoai", "dt", "dtdd", "sdt", "so dt", "phone", "tel", "zalo", "viber", "mobile",
        "di dong", "goi", "alo", "lien he", "lh", "so may", "goi so", "nhan tin", "call",
    ),
    Kind.LAND_PARCEL: any_typed(
        "gcn", "gcnqsdd", "gcnqsd", "cnqsdd", "cnqsd", "giay cn", "giay chung nhan", "so do", "so hong", "so vao so", "vao so", "bia do",
        "giay chung nhan quyen su dung dat", "quyen su dung dat", "so phat hanh",
    ),
}  # fmt: skip
_LABEL = re.compile(
    "|".join(f"(?P<{kind.value}>{words})" for kind, words in _WORDS.items())
)
_CUT = re.compile(r".*[0-9\[\]]|.*[.?!;]\s+(?=[a-z])", re.DOTALL)
_CLOSED = re.compile(r"[0-9\[\]]")
_REACH = 45


def label_before(text: str, start: int) -> Kind | None:
    """What the nearest label in the same sentence calls the number that starts here."""
    if _CLOSED.search(text, max(0, start - 2), start):
        return None
    window = text[max(0, start - _REACH) : start]
    while cut := _CUT.match(window):
        window = window[cut.end() :]
    labels = [label.lastgroup for label in _LABEL.finditer(window)]
    return Kind(labels[-1]) if labels else None
