import re
from collections import Counter
from collections.abc import Iterator

from dialogue_pages.vietnamese.lost_letters import find_lost_letters
from dialogue_pages.vietnamese.repetition import find_repetitions
from dialogue_pages.vietnamese.tone_marks import tone_on_first, words_by_custom

from ..report import Finding, Severity, gettext_noop
from . import citations
from .context import CheckedPlan
from .passages import Part

_PEOPLE = re.compile(r"(?:\b([^\W\d_]+)\s+)?\bnhân\s+dân\b")
# "Ủy ban nhân dân", "Công an nhân dân" …: here the words belong to another name.
_NAMES_WITH_PEOPLE = frozenset(
    "ban đồng án sát an ninh đội tra giáo sĩ sỹ thuốc dụng tranh thẩm".split()
)
_AUDIENCES = (
    r"đoàn\s+viên|hội\s+viên|thanh\s+niên|công\s+nhân|người\s+lao\s+động|doanh\s+nghiệp"
)
_INVITED = re.compile(r"(?<!ban\s)nhân\s+dân", re.I)
_ANSWERED = re.compile(
    rf"\b(?:trả\s+lời|giải\s+đáp|giải\s+trình)\b[^.;:]*?\bcủa\s+(?P<audience>{_AUDIENCES})\b[^.;:)]*",
    re.I,
)


def doubled_word(plan: CheckedPlan) -> Iterator[Finding]:
    """L09: a word written twice in a row."""
    for passage in plan.passages:
        for repetition in find_repetitions(passage.text):
            yield passage.finding(
                "L09",
                Severity.WARNING,
                gettext_noop("“%(words)s” may stand twice by mistake."),
                gettext_noop("Take one out if it is not meant."),
                at=(repetition.start, repetition.end),
                words=repetition.text,
            )


def lost_letters(plan: CheckedPlan) -> Iterator[Finding]:
    """L10: letters that a file has lost."""
    for passage in plan.passages:
        for lost in find_lost_letters(passage.text):
            yield passage.finding(
                "L10",
                Severity.ERROR,
                gettext_noop("Letters are missing at “%(text)s”."),
                gettext_noop("Compare with the original and complete the word."),
                at=(lost.start, lost.end),
                text=lost.text,
            )


def mixed_tone_marks(plan: CheckedPlan) -> Iterator[Finding]:
    """L16: one custom of placing tone marks in one paper; told once, with counts."""
    on_first: Counter[str] = Counter()
    on_second: Counter[str] = Counter()
    for passage in plan.passages:
        first, second = words_by_custom(passage.text)
        on_first.update(word.lower() for word in first)
        on_second.update(word.lower() for word in second)
    if not on_first or not on_second:
        return
    in_both = [
        word for word, _ in on_second.most_common() if tone_on_first(word) in on_first
    ]
    word = (in_both or [on_second.most_common(1)[0][0]])[0]
    other = tone_on_first(word) if in_both else on_first.most_common(1)[0][0]
    passage = next(p for p in plan.passages if word in p.text.lower())
    start = passage.text.lower().find(word)
    yield passage.finding(
        "L16",
        Severity.ADVICE,
        gettext_noop(
            "Tone marks are placed in two ways: %(first_count)s times as in “%(first)s”,"
            " %(second_count)s times as in “%(second)s”."
        ),
        gettext_noop("Choose one way, except in names and quotations."),
        at=(start, start + len(word)),
        first=other,
        first_count=on_first.total(),
        second=word,
        second_count=on_second.total(),
    )


def people_in_lower_case(plan: CheckedPlan) -> Iterator[Finding]:
    """L17: `Nhân dân` is always written with a capital; told once, with a count."""
    places = [
        (passage, match)
        for passage in plan.passages
        for match in _PEOPLE.finditer(passage.text)
        if (match[1] or "").lower() not in _NAMES_WITH_PEOPLE
    ]
    if places:
        passage, match = places[0]
        yield passage.finding(
            "L17",
            Severity.ADVICE,
            gettext_noop(
                "“nhân dân” is written with a small letter in %(count)s places."
            ),
            gettext_noop("Write “Nhân dân”."),
            at=match.span(),
            citation=f"{citations.CAPITALS}, Mục V.1",
            count=len(places),
        )


def answer_for_another_audience(plan: CheckedPlan) -> Iterator[Finding]:
    """L18: those who are answered are those whom the plan invites to the dialogue."""
    subject = plan.document.subject or ""
    if not _INVITED.search(subject):
        return
    for passage in plan.in_parts(Part.BODY):
        for match in _ANSWERED.finditer(passage.text):
            if re.search(r"nhân\s+dân|người\s+dân|công\s+dân", match[0], re.I):
                continue
            if match["audience"].lower() in subject.lower():
                continue
            yield passage.finding(
                "L18",
                Severity.WARNING,
                gettext_noop("The plan is for the people, but answers “%(audience)s”."),
                gettext_noop("Check whether this was taken over from another plan."),
                at=match.span("audience"),
                audience=match["audience"],
            )
