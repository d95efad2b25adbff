"""All that can be read in an answer of the site: head, body, and what files hold."""

import html
import io
import re
import zipfile
from urllib.parse import unquote

from pypdf import PdfReader

_TAG = re.compile(r"<[^>]*>")
_ESCAPED = re.compile(r"\\u([0-9a-fA-F]{4})")


def readable(response) -> str:
    """Headers, cookies and content, in every way in which a word can be written there."""
    head = "\n".join(f"{name}: {value}" for name, value in response.items())
    cookies = response.cookies.output()
    return plain(f"{head}\n{cookies}\n{content_of(response)}")


def content_of(response) -> str:
    content = response.getvalue() if response.streaming else response.content
    return file_text(content)


def file_text(content: bytes) -> str:
    """The words of a PDF, of a Word or spreadsheet file, or of plain text."""
    if content.startswith(b"%PDF"):
        return pdf_text(content)
    if content.startswith(b"PK"):
        return archive_text(content)
    return content.decode(errors="replace")


def pdf_text(content: bytes) -> str:
    reader = PdfReader(io.BytesIO(content))
    pages = "\n".join(page.extract_text() for page in reader.pages)
    return f"{reader.metadata}\n{pages}"


def archive_text(content: bytes) -> str:
    with zipfile.ZipFile(io.BytesIO(content)) as archive:
        names = archive.namelist()
        bodies = [file_text(archive.read(name)) for name in names]
    whole = "\n".join([*names, *bodies])
    return f"{whole}\n{_TAG.sub('', whole)}"


def plain(text: str) -> str:
    """The text with its entities, percent signs and \\u escapes taken off as well."""
    ways = [text]
    if "&" in text:
        ways.append(html.unescape(text))
    if "%" in text:
        ways.append(unquote(ways[-1]))
    if "\\u" in text:
        ways.append(_ESCAPED.sub(lambda m: chr(int(m[1], 16)), ways[-1]))
    return "\n".join(ways)
