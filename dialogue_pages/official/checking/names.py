import re
from collections import defaultdict
from collections.abc import Iterator

from dialogue_pages.vietnamese.aligned import fold_aligned
from dialogue_pages.vietnamese.folding import nfc
from dialogue_pages.vietnamese.tone_marks import tone_on_first

from ..report import Finding, Severity, gettext_noop
from .context import CheckedPlan
from .passages import Passage

_SYLLABLE = r"[A-ZÀ-ỸĐ][^\W\d_]*"
_UNITS = (
    "thôn|bản|ấp|xóm|buôn|làng|phum|sóc|khu phố|khối phố|khóm|tổ dân phố|xã|phường|tỉnh"
    "|thành phố|huyện"
)
_NAMED = re.compile(
    rf"\b(?P<unit>(?i:{_UNITS}))\s+(?P<name>{_SYLLABLE}(?:\s+{_SYLLABLE})*(?:\s+\d+\b)?)"
)
_LIST_GAP = 20
_LISTING = re.compile(r"[,;–-]|\bvà\b")


def name_spelled_two_ways(plan: CheckedPlan) -> Iterator[Finding]:
    """L08: one name, one spelling (`Cổ Chằm 1` and `Cổ Châm 1`)."""
    for key in _names(plan):
        spellings = _spellings(plan, key)
        if len(spellings) < 2:
            continue
        usual, *others = sorted(spellings, key=lambda name: -len(spellings[name]))
        for other in others:
            if _are_listed_together(spellings[usual], spellings[other]):
                continue
            passage, start, end = spellings[other][0]
            yield passage.finding(
                "L08",
                Severity.WARNING,
                gettext_noop(
                    "One name is spelled two ways: “%(usual)s” (%(usual_count)s times)"
                    " and “%(other)s” (%(other_count)s times)."
                ),
                gettext_noop("Find out which is right and use it throughout."),
                at=(start, end),
                usual=_as_name(usual),
                usual_count=len(spellings[usual]),
                other=_as_name(other),
                other_count=len(spellings[other]),
            )


def _names(plan: CheckedPlan) -> list[str]:
    """Folded names of places and of the signer, each of at least two syllables."""
    document = plan.document
    names = [
        match["name"]
        for passage in plan.passages
        if not passage.text.isupper()
        for match in _NAMED.finditer(passage.text)
    ]
    names += [name for c in document.conferences for name in c.hamlets]
    names += [document.place or "", document.signature.name or ""]
    keys = (re.sub(r"\s+", " ", fold_aligned(nfc(name)).strip()) for name in names)
    return list(dict.fromkeys(key for key in keys if " " in key))


def _spellings(
    plan: CheckedPlan, key: str
) -> dict[str, list[tuple[Passage, int, int]]]:
    """How a name is written, and where, with case and custom of tone marks set aside."""
    pattern = re.compile(rf"\b{re.escape(key)}\b".replace(r"\ ", r"\s+"))
    found = defaultdict(list)
    for passage in plan.passages:
        for match in pattern.finditer(passage.folded):
            written = passage.text[match.start() : match.end()]
            if _is_written_as_name(written):
                spelling = tone_on_first(re.sub(r"\s+", " ", written)).casefold()
                found[spelling].append((passage, *match.span()))
    return found


def _are_listed_together(one, other) -> bool:
    """Whether a text lists both ("thôn Tân Lập, Tân Lấp"): then they are two names."""
    for passage, start, end in one:
        for elsewhere, other_start, other_end in other:
            if elsewhere is passage:
                between = passage.text[min(end, other_end) : max(start, other_start)]
                if len(between) < _LIST_GAP and _LISTING.search(between):
                    return True
    return False


def _is_written_as_name(text: str) -> bool:
    return all(word[0].isupper() or word[0].isdigit() for word in text.split())


def _as_name(spelling: str) -> str:
    return " ".join(word.capitalize() for word in spelling.split())
