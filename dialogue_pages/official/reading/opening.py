from pathlib import Path

import filetype

from ..report import gettext_noop
from .bounds import check_line_count
from .bullets import plain_bullets
from .characters import clean_characters
from .drawn import drop_draft_marks, drop_drawn_lines
from .errors import UnreadableError
from .legacy import convert_lines
from .markdown import read_markdown
from .pdf import read_pdf
from .plain_text import read_text
from .source import MAX_BYTES, Source
from .withdrawn import drop_withdrawal
from .word import read_word

_OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1"
_MEGABYTE = 1024 * 1024
_LETTERS = (convert_lines, clean_characters)
_MARKS = {"txt": (read_markdown,)}
_SIGNS = (drop_drawn_lines, drop_draft_marks, drop_withdrawal, plain_bullets)


def read_bounded(path) -> bytes:
    """The bytes of a file, at most MAX_BYTES of them ever in memory."""
    with Path(path).open("rb") as file:
        data = file.read(MAX_BYTES + 1)
    _check_size(data)
    return data


def open_source(data: bytes, name: str) -> Source:
    """Open a file of any supported kind; what it is is judged by its content."""
    _check_size(data)
    if not data.strip(b" \t\r\n\0"):
        raise _empty()
    source = _reader_for(data)(data, name)
    check_line_count(len(source.lines))
    for step in (*_LETTERS, *_MARKS.get(source.kind, ()), *_SIGNS):
        source.lines, repairs = step(source.lines)
        source.repairs.extend(repairs)
    if not any(line.table or line.plain.strip() for line in source.lines):
        raise _empty()
    return source


def _reader_for(data):
    if b"%PDF-" in data[:1024]:
        return read_pdf
    if data[:2] == b"PK":
        return read_word
    if data.startswith(_OLE2):
        raise _old_office(data)
    if data[:64].lstrip().startswith(b"{\\rtf"):
        raise _save_as_docx("rtf")
    if _is_web_page(data):
        raise _save_as_docx("html")
    _refuse_other_kinds(data)
    return read_text


def _check_size(data):
    if len(data) > MAX_BYTES:
        raise UnreadableError(
            "too_large",
            gettext_noop(
                "The file is larger than %(limit)d MB. A plan is a few pages long: "
                "choose the right file, or save it without pictures."
            ),
            limit=MAX_BYTES // _MEGABYTE,
        )


def _empty():
    return UnreadableError(
        "empty",
        gettext_noop("The file contains no text. Choose the file with the plan."),
    )


def _old_office(data):
    if "EncryptedPackage".encode("utf-16-le") in data:
        return UnreadableError(
            "encrypted",
            gettext_noop(
                "The file is protected by a password. Remove the password in Word "
                "and import it again."
            ),
        )
    if "WordDocument".encode("utf-16-le") in data:
        return _save_as_docx("doc")
    return UnreadableError(
        "not_word",
        gettext_noop(
            "The file was not made with Word. Save the plan as a Word document "
            "(.docx) or PDF and import that."
        ),
    )


def _save_as_docx(kind):
    return UnreadableError(
        "old_word",
        gettext_noop(
            "The file is in an old or different format (%(kind)s). Open it in Word, "
            "choose “Save as”, type “Word Document (.docx)”, and import the new file."
        ),
        kind=kind,
    )


def _is_web_page(data):
    start = data[:512].lstrip(b"\xef\xbb\xbf \t\r\n").lower()
    return start.startswith((b"<!doctype html", b"<html", b"<?xml", b"mime-version:"))


def _refuse_other_kinds(data):
    kind = filetype.guess(data[:8192])
    if kind is None:
        return
    if kind.mime.startswith("image/"):
        raise UnreadableError(
            "picture",
            gettext_noop(
                "The file is a picture. Import the Word file the plan was written in, "
                "or a PDF with a text layer."
            ),
        )
    if not kind.mime.startswith("text/"):
        raise UnreadableError(
            "unknown_kind",
            gettext_noop(
                "The file is neither text, Word (.docx) nor PDF. Save the plan in one "
                "of these formats and import that."
            ),
        )
