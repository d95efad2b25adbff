"""Sizes and spacing of Nghị định 30/2020/NĐ-CP, Phụ lục I, in one place."""

from reportlab.lib.enums import TA_CENTER, TA_JUSTIFY, TA_LEFT
from reportlab.lib.styles import ParagraphStyle
from reportlab.lib.units import cm

from .fonts import BOLD, BOLD_ITALIC, ITALIC, REGULAR, register_fonts

register_fonts()

INDENT = 1.27 * cm
SPACE = 6

BODY = ParagraphStyle(
    "Body",
    fontName=REGULAR,
    fontSize=14,
    leading=18.5,
    alignment=TA_JUSTIFY,
    firstLineIndent=INDENT,
    spaceBefore=SPACE,
    allowWidows=0,
    allowOrphans=0,
)
BASIS = ParagraphStyle("Basis", BODY, fontName=ITALIC)
HEADING = ParagraphStyle("Heading", BODY, fontName=BOLD)

_CENTRED = ParagraphStyle(
    "Centred",
    fontName=REGULAR,
    fontSize=12,
    leading=15,
    alignment=TA_CENTER,
    allowWidows=0,
    allowOrphans=0,
)
PARENT_AGENCY = ParagraphStyle("ParentAgency", _CENTRED)
AGENCY = ParagraphStyle("Agency", _CENTRED, fontName=BOLD)
NATIONAL_TITLE = ParagraphStyle("NationalTitle", AGENCY)
NATIONAL_MOTTO = ParagraphStyle("NationalMotto", AGENCY, fontSize=13)
NUMBER = ParagraphStyle("Number", _CENTRED, fontSize=13, leading=16)
LETTER_SUBJECT = ParagraphStyle(
    "LetterSubject", NUMBER, fontSize=12, leading=14, spaceBefore=6
)
ADDRESSEE = ParagraphStyle("Addressee", NUMBER, fontSize=14, leading=20)
PLACE_AND_DATE = ParagraphStyle("PlaceAndDate", NUMBER, fontName=ITALIC)

WITHDRAWAL_NOTE = ParagraphStyle(
    "WithdrawalNote", _CENTRED, fontName=ITALIC, fontSize=11, leading=13
)

DOCUMENT_TYPE = ParagraphStyle(
    "DocumentType", AGENCY, fontSize=14, leading=18, spaceBefore=0
)
SUBJECT = ParagraphStyle("Subject", DOCUMENT_TYPE)

BANNER = ParagraphStyle("Banner", DOCUMENT_TYPE)
BANNER_DATE = ParagraphStyle("BannerDate", BANNER, fontName=ITALIC, spaceBefore=SPACE)

CELL = ParagraphStyle(
    "Cell",
    fontName=REGULAR,
    fontSize=13,
    leading=16,
    alignment=TA_LEFT,
    allowWidows=1,
    allowOrphans=1,
)
HEAD_CELL = ParagraphStyle("HeadCell", CELL, fontName=BOLD, alignment=TA_CENTER)
CELLS = (CELL, HEAD_CELL)
_SMALL = {"fontSize": 11.5, "leading": 14}
SMALL_CELLS = (
    ParagraphStyle("SmallCell", CELL, **_SMALL),
    ParagraphStyle("SmallHeadCell", HEAD_CELL, **_SMALL),
)

RECIPIENTS = ParagraphStyle(
    "Recipients", fontName=BOLD_ITALIC, fontSize=12, leading=15, alignment=TA_LEFT
)
RECIPIENT = ParagraphStyle(
    "Recipient", RECIPIENTS, fontName=REGULAR, fontSize=11, leading=13
)
REPORT_NOTE = ParagraphStyle("ReportNote", RECIPIENT, fontName=ITALIC)

CAPACITY = ParagraphStyle("Capacity", _CENTRED, fontName=BOLD, fontSize=14, leading=18)
POSITION = ParagraphStyle("Position", CAPACITY)
SIGNER = ParagraphStyle("Signer", CAPACITY)
