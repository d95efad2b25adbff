import re
from collections.abc import Iterator
from dataclasses import dataclass

from dialogue_pages.vietnamese.folding import fold, words

from ..document import Document
from ..report import Finding, Severity, gettext_noop
from . import citations

_KINDS = re.compile(r"^(?:xa|phuong|thi tran|dac khu)\b")


@dataclass(frozen=True, slots=True)
class Office:
    """The office that a paper is checked for, as its own papers name it."""

    agency: tuple[str, ...] = ()
    place: str = ""

    def shares_agency(self, agency: list[str]) -> bool:
        """Whether an agency on paper, perhaps shortened or cut, can be this one."""
        own, read = _agency(self.agency), _agency(agency)
        return not own or not read or own in read or read in own

    def shares_place(self, place: str | None) -> bool:
        """Whether a place before the date can be this office's; unknown ones can."""
        own, read = _place(self.place), _place(place or "")
        return not own or not read or own == read

    def may_have_issued(self, document: Document) -> bool:
        return self.shares_agency(document.agency) and self.shares_place(document.place)

    def fills_letterhead(self, document: Document) -> bool:
        """Whether a paper that names no agency takes the letterhead of this office."""
        return bool(_agency(self.agency)) and self.shares_place(document.place)


def letterhead_of_another_office(plan) -> Iterator[Finding]:
    """H10: the paper is of the commune whose portal it is put on."""
    office, document = plan.context.office, plan.document
    if not office.shares_agency(document.agency):
        yield Finding(
            "H10",
            Severity.WARNING,
            gettext_noop("“%(read)s” is not the agency of this portal, “%(own)s”."),
            gettext_noop(
                "Make sure that the plan belongs here; it keeps the agency that "
                "stands on it."
            ),
            citation=citations.AGENCY,
            place="Tên cơ quan",
            line=plan.header_line("agency"),
            excerpt=" ".join(document.agency),
            params={"read": " ".join(document.agency), "own": " ".join(office.agency)},
        )
    if not office.shares_place(document.place):
        yield Finding(
            "H10",
            Severity.WARNING,
            gettext_noop(
                "The place before the date is “%(read)s”; the commune settings say "
                "“%(own)s”."
            ),
            gettext_noop(
                "Make sure that the plan belongs here, and that its letterhead is not "
                "taken from the commune settings by mistake."
            ),
            citation=citations.PLACE_AND_DATE,
            place="Địa danh, ngày tháng",
            line=plan.header_line("place", "issued"),
            excerpt=document.place or "",
            params={"read": document.place, "own": office.place},
        )


def _agency(lines) -> str:
    folded = " ".join(words(fold(" ".join(lines))))
    return folded.replace("uy ban nhan dan", "ubnd").replace(
        "hoi dong nhan dan", "hdnd"
    )


def _place(name: str) -> str:
    return _KINDS.sub("", " ".join(words(fold(name)))).strip()
