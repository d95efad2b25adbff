"""Whether a message is worded as a complaint (khiếu nại) or a denunciation (tố cáo).

The wording only proposes; which law applies is for a person to say.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from enum import StrEnum

from .folding import fold
from .tone_marks import tone_on_first
from .typed_text import TypedText, lowered, read_typed


class ToldAs(StrEnum):
    COMPLAINT = "complaint"
    DENUNCIATION = "denunciation"


@dataclass(frozen=True, slots=True)
class Reason:
    """Words of the message, as offsets into the text as given."""

    kind: ToldAs
    text: str
    start: int
    end: int


@dataclass(frozen=True, slots=True)
class Finding:
    kind: ToldAs
    reasons: tuple[Reason, ...]


_I = r"(?:tôi|em|cháu|chúng tôi|gia đình tôi|gia đình em|nhà tôi|mình|con)"
_WISH = r"(?:xin |muốn |sẽ |phải |quyết định |đã |đang |có |làm đơn |viết đơn |gửi đơn |kính |đề nghị |đơn |này ){0,4}"
_DECISION = r"quyết định(?! của (?:đại hội|hội nghị))"
_PERSON = (
    r"(?:ông|bà(?! con)|anh|chị|cán bộ|công chức|chủ tịch|phó chủ tịch|bí thư|trưởng thôn|trưởng bản"
    r"|trưởng ấp|tổ trưởng|trưởng khu|kế toán|địa chính|công an viên|thầy|cô|hiệu trưởng)"
)
_WRONGS = (
    "nhận hối lộ|nhận tiền|vòi tiền|vòi vĩnh|đòi tiền|đòi hối lộ|ăn hối lộ|tham ô|tham nhũng"
    "|biển thủ|chiếm đoạt|ăn chặn|ăn bớt|lợi dụng chức vụ|lạm quyền|lạm dụng chức quyền"
    "|bao che|bảo kê|làm giả|làm khống|khai khống|sách nhiễu|hạch sách|lừa đảo|trù dập|cắt xén|bỏ túi"
)
_WRONG = f"(?:{_WRONGS})"
_COMPLAINT = [
    rf"{_I} {_WISH}khiếu nại",
    r"đơn khiếu nại|khiếu nại lần (?:đầu|hai|thứ hai|1|2)",
    rf"khiếu nại (?:về |đối với |với )?(?:việc |hành vi )?(?:của {_PERSON}|{_DECISION})",
    rf"khiếu nại (?:của |do ){_I}",
    rf"{_I} (?:xin |muốn |sẽ |phải |định |quyết |đòi ){{1,2}}(?:khởi kiện"
    r"|kiện(?! (?:nghị|hàng|toàn|quyết|trì|cường)))",
    r"(?:đề nghị|yêu cầu|xin|mong)(?: [^\s.;?!,]+){0,5} (?:hủy bỏ|hủy|bãi bỏ|thu hồi|rút lại|xem xét lại|xem lại)"
    rf"(?: [^\s.;?!,]+){{0,2}} {_DECISION}",
    rf"(?:không đồng ý|không đồng tình|không nhất trí|phản đối|không chấp nhận) (?:với )?(?:{_DECISION}|(?:phương án|mức|giá) (?:đền bù|bồi thường))",
    rf"{_DECISION}(?: [^\s.;?!]+){{0,12}} (?:là )?(?:trái (?:pháp )?luật|sai (?:pháp )?luật|trái quy định"
    r"|xâm phạm quyền lợi|xâm phạm quyền và lợi ích)",
]
_DENUNCIATION = [
    rf"{_I} {_WISH}(?:tố cáo|tố giác)",
    r"đơn (?:tố cáo|tố giác)",
    rf"(?:tố cáo|tố giác) (?:việc |hành vi |sai phạm |vi phạm )?(?:của )?{_PERSON}(?![^\W\d_])",
    rf"(?<![^\W\d_]){_PERSON} (?:[^\s.;?!]+ ){{0,12}}{_WRONG}",
]
# Talk of the duty, the law or the procedure, and sentences that accuse nobody.
_NEUTRAL = (
    r"(?:giải quyết|công tác|luật|pháp luật về|trình tự|thủ tục|quy trình|thời hạn|thời hiệu|quyền"
    r"|tiếp nhận|xử lý|hướng dẫn|tuyên truyền|cách|hình thức|mẫu|số lượng|không|chưa|không phải|tình hình)"
    r"(?:[ ,]+(?:các|về|việc|viết|gửi|nộp|làm|là|có|và|hoặc|đơn|khiếu nại|tố cáo))*[ ,]+$"
)
_SUPPOSED = (
    r"(?:phòng,? chống|chống|nếu|trường hợp|không được|nghiêm cấm|tránh|đề phòng|cảnh giác|quy định"
    r"|thế nào|ngăn chặn|phòng ngừa|giả danh|mạo danh|tuyên truyền)(?![^\W\d_])"
)
_NOT_DONE = r"(?:không|chưa|bị) "
_IS_ASKED = r"[^.;?!\n]{0,40}?(?:thế nào|ra sao|bị phạt|bị xử|có đúng)(?![^\W\d_])"
_FOLLOWED_NEUTRALLY = (
    r",? (?:và |hoặc |hay |, )?(?:khiếu nại|tố cáo|kiến nghị|phản ánh)"
)
_MARKED = re.compile("[à-ỹđ]")
# Whatever is found holds one of them.
_SIGNS = f"khiếu nại|kiện|quyết định|đền bù|bồi thường|tố cáo|tố giác|{_WRONGS}"
_FOLDED_SIGNS = tuple(fold(_SIGNS).split("|"))


@dataclass(frozen=True, slots=True)
class _Wording:
    """The patterns for texts with accents, or folded for texts without."""

    by_kind: tuple[tuple[ToldAs, re.Pattern], ...]
    neutral: re.Pattern
    supposed: re.Pattern
    paired: re.Pattern
    not_done: re.Pattern
    is_asked: re.Pattern


def _wording(spell) -> _Wording:
    def compiled(pattern: str, *, whole: bool = False) -> re.Pattern:
        spelled = spell(pattern).replace(" ", r"\s{1,3}")
        return re.compile(rf"(?<![^\W\d_])(?:{spelled})" if whole else spelled)

    kinds = {ToldAs.DENUNCIATION: _DENUNCIATION, ToldAs.COMPLAINT: _COMPLAINT}
    return _Wording(
        tuple(
            (kind, compiled(f"(?:{pattern})(?![^\\W\\d_])", whole=True))
            for kind, patterns in kinds.items()
            for pattern in patterns
        ),
        compiled(_NEUTRAL),
        compiled(_SUPPOSED, whole=True),
        compiled(_FOLLOWED_NEUTRALLY),
        compiled(_NOT_DONE, whole=True),
        compiled(_IS_ASKED),
    )


def _fold_pattern(pattern: str) -> str:
    """Folded but for the classes of the pattern language, where case matters."""
    return "".join(
        part if part.startswith("\\") else fold(part)
        for part in re.split(r"(\\.)", pattern)
    )


_WITH_ACCENTS = _wording(str)
_WITHOUT_ACCENTS = _wording(_fold_pattern)


def told_as(text: str) -> Finding | None:
    """What the wording points at, with its words; a denunciation outweighs.

    A denunciation's author must be kept secret, so the stricter kind is proposed.
    """
    reasons = _reasons(text)
    if not reasons:
        return None
    is_denunciation = any(reason.kind == ToldAs.DENUNCIATION for reason in reasons)
    kind = ToldAs.DENUNCIATION if is_denunciation else ToldAs.COMPLAINT
    return Finding(kind, tuple(reasons))


def has_signs(folded: str) -> bool:
    """Whether it is worth looking closer: few messages hold any of these words."""
    words = " ".join(folded.split())
    return any(sign in words for sign in _FOLDED_SIGNS)


def _reasons(text: str) -> list[Reason]:
    page = read_typed(text)
    if not has_signs(page.folded):
        return []
    letters = tone_on_first(lowered(page.cased))
    has_accents = bool(_MARKED.search(letters))
    wording = _WITH_ACCENTS if has_accents else _WITHOUT_ACCENTS
    seen = letters if has_accents else page.folded
    found = {
        reason
        for kind, pattern in wording.by_kind
        for reason in _matches(text, page, seen, kind, pattern, wording)
    }
    return sorted(found, key=lambda reason: (reason.start, -reason.end))


def _matches(text, page: TypedText, seen, kind, pattern, wording) -> Iterator[Reason]:
    for match in pattern.finditer(seen):
        if not _is_neutral(seen, match, kind, wording):
            start, end = page.place(*match.span())
            yield Reason(kind, text[start:end], start, end)


def _is_neutral(seen: str, match: re.Match, kind: ToldAs, wording: _Wording) -> bool:
    window = seen[max(0, match.start() - 60) : match.start()]
    before = re.split(r"[.;?!\n]", window)[-1]
    if not _is_own(match[0]) and (
        wording.neutral.search(before)
        or wording.paired.match(seen, match.end())
        or (kind == ToldAs.DENUNCIATION and wording.is_asked.match(seen, match.end()))
        or (kind == ToldAs.DENUNCIATION and wording.not_done.search(match[0]))
    ):
        return True
    return bool(wording.supposed.search(before) or wording.supposed.search(match[0]))


_OWN = re.compile(r"(?<![^\W\d_])(?:tôi|toi|em|cháu|chau)(?![^\W\d_])")


def _is_own(phrase: str) -> bool:
    return bool(_OWN.search(phrase))
