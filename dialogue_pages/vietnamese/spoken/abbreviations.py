"""Abbreviations of offices and papers, and how they are read."""

import re

from ..syllables import could_be_syllable

WORDS = {
    "UBND": "Ủy ban nhân dân",
    "HĐND": "Hội đồng nhân dân",
    "MTTQ": "Mặt trận Tổ quốc",
    "UBMTTQ": "Ủy ban Mặt trận Tổ quốc",
    "MTTQVN": "Mặt trận Tổ quốc Việt Nam",
    "CTMT": "Công tác Mặt trận",
    "TTHC": "thủ tục hành chính",
    "PVHCC": "phục vụ hành chính công",
    "DVC": "dịch vụ công",
    "DVCQG": "dịch vụ công quốc gia",
    "CCCD": "căn cước công dân",
    "BHYT": "bảo hiểm y tế",
    "BHXH": "bảo hiểm xã hội",
    "BHTN": "bảo hiểm thất nghiệp",
    "TDP": "tổ dân phố",
    "NVH": "nhà văn hóa",
    "KT-XH": "kinh tế - xã hội",
    "VH-XH": "văn hóa - xã hội",
    "VHXH": "văn hóa - xã hội",
    "ANTT": "an ninh trật tự",
    "ANQP": "an ninh, quốc phòng",
    "QP-AN": "quốc phòng, an ninh",
    "PCCC": "phòng cháy, chữa cháy",
    "PCTT": "phòng, chống thiên tai",
    "GPMB": "giải phóng mặt bằng",
    "GCNQSDĐ": "giấy chứng nhận quyền sử dụng đất",
    "QSDĐ": "quyền sử dụng đất",
    "NTM": "nông thôn mới",
    "HTX": "hợp tác xã",
    "CLB": "câu lạc bộ",
    "ĐTN": "Đoàn Thanh niên",
    "HPN": "Hội Phụ nữ",
    "HND": "Hội Nông dân",
    "CCB": "Cựu chiến binh",
    "HCCB": "Hội Cựu chiến binh",
    "NCT": "người cao tuổi",
    "BCH": "Ban Chấp hành",
    "BCHQS": "Ban Chỉ huy Quân sự",
    "CBCC": "cán bộ, công chức",
    "THCS": "trung học cơ sở",
    "THPT": "trung học phổ thông",
    "TTVH": "trung tâm văn hóa",
    "TTDVTH": "Trung tâm Dịch vụ tổng hợp",
    "NHCSXH": "Ngân hàng Chính sách xã hội",
    "VSMT": "vệ sinh môi trường",
    "ATGT": "an toàn giao thông",
    "ATTP": "an toàn thực phẩm",
    "DCCS": "dân chủ ở cơ sở",
    "VPCP": "Văn phòng Chính phủ",
    "VNEID": "vi en i đi",
    "QL": "quốc lộ",
    "TL": "tỉnh lộ",
    "ĐT": "điện thoại",
    "SĐT": "số điện thoại",
    "VP": "Văn phòng",
    "TP": "thành phố",
    "TX": "thị xã",
    "TT": "trung tâm",
    "CT": "Chủ tịch",
    "PCT": "Phó Chủ tịch",
    "ĐC": "đồng chí",
    "Đ/C": "đồng chí",
    "KH": "kế hoạch",
    "TB": "thông báo",
    "GM": "giấy mời",
    "NQ": "nghị quyết",
    "NĐ": "nghị định",
    "QĐ": "quyết định",
    "KL": "kết luận",
    "BC": "báo cáo",
    "CV": "công văn",
    "CP": "Chính phủ",
    "ĐU": "Đảng ủy",
    "TU": "Tỉnh ủy",
    "TW": "Trung ương",
    "TTG": "Thủ tướng Chính phủ",
    "BNV": "Bộ Nội vụ",
    "V.V": "vân vân",
    "VN": "Việt Nam",
    "KM": "ki lô mét",
}
# Within a document number these mean papers, not people or places.
IN_A_NUMBER = WORDS | {"CT": "chỉ thị", "TT": "thông tư", "QH": "Quốc hội"}

_LETTERS = dict(
    zip(
        "ABCDĐEGHIKLMNOPQRSTUVXYFJWZ",
        "a bê xê dê đê e giê hát i ca lờ mờ nờ o pê quy rờ sờ tê u vê ích y "
        "ép gi vê-kép dét".split(),
        strict=False,
    )
)
_CAPITALS = re.compile(
    r"(?<![^\W_])(?:[ĐA-Z]{1,}(?:[-/][ĐA-Z]{2,})+|Đ/c|v\.v|VNeID|TTg|[ĐA-Z]{2,})(?![^\W_])"
)


def expanded(text: str) -> str:
    """The text with its abbreviations as words; unknown ones letter by letter."""
    text = re.sub(r"(?<![^\W_])(TP|TX|TT|Q|P|H)\.\s*(?=[^\W\d_])", _place, text)
    return _CAPITALS.sub(lambda match: words_for(match[0]), text)


def words_for(capitals: str, table: dict[str, str] = WORDS) -> str:
    """One abbreviation in words; what is a Vietnamese word stays as it stands."""
    known = table.get(capitals.upper())
    if known:
        return known
    parts = re.split(r"[-/&]", capitals)
    if len(parts) > 1:
        return ", ".join(words_for(part, table) for part in parts if part)
    if could_be_syllable(capitals):
        return capitals
    return letters(capitals)


def letters(word: str) -> str:
    return " ".join(_LETTERS.get(letter.upper(), letter) for letter in word)


_PLACES = {
    "TP": "thành phố",
    "TX": "thị xã",
    "TT": "trung tâm",
    "Q": "quận",
    "P": "phường",
    "H": "huyện",
}


def _place(match: re.Match) -> str:
    return f"{_PLACES[match[1]]} "
