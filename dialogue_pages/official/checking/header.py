import re
from collections.abc import Iterator

from ..report import Finding, Severity, gettext_noop
from . import citations
from .context import CheckedPlan
from .passages import Part

_SYMBOL_PLACE = "Số, ký hiệu"
_DATE_PLACE = "Địa danh, ngày tháng"
_DASHES_OR_SPACE = re.compile(r"[\s–—−]")
# A reference such as "20/KH – UBND" or "52 - KH/ĐU" inside the text.
_CITED_SYMBOL = re.compile(
    r"\b\d+(?:\s*/\s*[A-ZĐ][A-Za-zĐđ]*\s*[-–—−]\s*|\s*[-–—−]\s*[A-ZĐ]{2,}\s*/\s*)[A-ZĐ]{2,}"
)
_TYPES = {
    "KẾ HOẠCH": "KH",
    "THÔNG BÁO": "TB",
    "BÁO CÁO": "BC",
    "GIẤY MỜI": "GM",
    "BIÊN BẢN": "BB",
    "TỜ TRÌNH": "TTr",
    "CHƯƠNG TRÌNH": "CTr",
    "QUYẾT ĐỊNH": "QĐ",
}


def missing_number(plan: CheckedPlan) -> Iterator[Finding]:
    """H01: a paper without a number is not issued yet."""
    if not plan.document.number:
        yield Finding(
            "H01",
            Severity.ADVICE,
            gettext_noop("The document has no number: it is not issued yet."),
            gettext_noop("Enter the number once the document is signed."),
            citation=citations.SYMBOL,
            place=_SYMBOL_PLACE,
            line=plan.header_line("number", "symbol"),
            excerpt=f"Số: /{plan.document.symbol or ''}",
        )


def missing_date(plan: CheckedPlan) -> Iterator[Finding]:
    """H02: a paper without a full date is not issued yet."""
    issued = plan.document.issued
    if not issued.is_complete:
        day, month, year = (
            part or "…" for part in (issued.day, issued.month, issued.year)
        )
        yield Finding(
            "H02",
            Severity.ADVICE,
            gettext_noop("The date of issue is not complete: it is not issued yet."),
            gettext_noop("Enter day, month and year when the document is signed."),
            citation=citations.PLACE_AND_DATE,
            place=_DATE_PLACE,
            line=plan.header_line("issued", "place"),
            excerpt=f"ngày {day} tháng {month} năm {year}",
        )


def missing_agency(plan: CheckedPlan) -> Iterator[Finding]:
    """H03: the issuing agency stands on the paper, or the office here is sure to be it."""
    written = any(line.strip() for line in plan.document.agency)
    if not (written or plan.context.office.fills_letterhead(plan.document)):
        yield Finding(
            "H03",
            Severity.WARNING,
            gettext_noop("The name of the issuing agency is missing."),
            gettext_noop("Enter the agency, for example “ỦY BAN NHÂN DÂN XÃ …”."),
            citation=citations.AGENCY,
            place="Tên cơ quan",
        )


def missing_symbol(plan: CheckedPlan) -> Iterator[Finding]:
    """H04: the symbol tells the kind of paper and the agency."""
    if not plan.document.symbol:
        yield Finding(
            "H04",
            Severity.WARNING,
            gettext_noop("The symbol of the document is missing."),
            gettext_noop("Enter it, for example “KH-UBND” for a plan."),
            citation=citations.SYMBOL,
            place=_SYMBOL_PLACE,
            line=plan.header_line("number", "symbol"),
        )


def missing_subject(plan: CheckedPlan) -> Iterator[Finding]:
    """H05: the kind of paper and what it is about."""
    if not plan.document.document_type or not plan.document.subject:
        yield Finding(
            "H05",
            Severity.WARNING,
            gettext_noop("The document lacks its type or its subject."),
            gettext_noop("Enter “KẾ HOẠCH” and, below it, what the plan is about."),
            citation=citations.TYPE_AND_SUBJECT,
            place="Tên loại, trích yếu",
            line=plan.header_line("document_type", "subject"),
        )


def missing_bases(plan: CheckedPlan) -> Iterator[Finding]:
    """H08: a plan names what it rests on."""
    if plan.is_plan and not plan.document.bases:
        yield Finding(
            "H08",
            Severity.WARNING,
            gettext_noop("The plan names no legal basis."),
            gettext_noop("Add at least the law that the dialogue rests on."),
            citation=citations.TEXT,
            place="Căn cứ",
        )


def badly_written_symbol(plan: CheckedPlan) -> Iterator[Finding]:
    """L04: no spaces in number and symbol, a hyphen and not a dash, 05 and not 5."""
    symbol, number = plan.document.symbol or "", plan.document.number or ""
    line = plan.header_line("symbol", "number")
    if _DASHES_OR_SPACE.search(symbol.strip()):
        expected = re.sub(r"[–—−]", "-", re.sub(r"\s", "", symbol))
        yield _badly_written(symbol, expected, _SYMBOL_PLACE, line)
    if re.fullmatch(r"\s*[1-9]\s*", number):
        expected = f"0{number.strip()}"
        yield _badly_written(number, expected, _SYMBOL_PLACE, line)
    for passage in plan.in_parts(Part.BASIS, Part.OPENING, Part.BODY, Part.CLOSING):
        for match in _CITED_SYMBOL.finditer(passage.text):
            if _DASHES_OR_SPACE.search(match[0]):
                expected = re.sub(r"[–—−]", "-", re.sub(r"\s", "", match[0]))
                yield _badly_written(match[0], expected, passage.place, passage.line)


def _badly_written(written, expected, place, line) -> Finding:
    return Finding(
        "L04",
        Severity.WARNING,
        gettext_noop("“%(written)s” is not written as a number and symbol should be."),
        gettext_noop(
            "Write “%(expected)s”: no spaces, and a hyphen instead of a dash."
        ),
        citation=citations.SYMBOL,
        place=place,
        line=line,
        excerpt=written,
        params={"written": written, "expected": expected},
    )


def symbol_of_another_type(plan: CheckedPlan) -> Iterator[Finding]:
    """L22: a plan's symbol begins with KH, a notice's with TB."""
    document_type = (plan.document.document_type or "").strip().upper()
    symbol = (plan.document.symbol or "").strip()
    expected = _TYPES.get(document_type)
    found = re.split(r"[\s–—−-]", symbol, maxsplit=1)[0]
    if expected and symbol and found.upper() != expected.upper():
        yield Finding(
            "L22",
            Severity.WARNING,
            gettext_noop("The symbol “%(symbol)s” does not fit the type %(type)s."),
            gettext_noop("The symbol of this type begins with “%(expected)s”."),
            citation=citations.ABBREVIATIONS,
            place=_SYMBOL_PLACE,
            line=plan.header_line("symbol", "number"),
            excerpt=symbol,
            params={"symbol": symbol, "type": document_type, "expected": expected},
        )
