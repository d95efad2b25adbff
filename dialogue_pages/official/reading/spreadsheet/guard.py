"""Whether a spreadsheet is one that people fill in: bounded, and nothing in it runs."""

import re
import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from ...report import gettext_noop
from ..errors import UnreadableError

MAX_BYTES = 3 * 1024 * 1024
MAX_UNPACKED = 24 * 1024 * 1024
MAX_PARTS = 200
_CHUNK = 256 * 1024
_RUNS = re.compile(
    r"vbaproject|\.bin$|activex|/embeddings/|/externallinks/|/ctrlprops/|/macrosheets/"
    r"|connections\.xml$|/querytables/|\.(?:exe|dll|js|vbs|bat|cmd|ps1|hta|scr|lnk)$"
)
_HARMLESS_BINARY = re.compile(r"/printersettings/[^/]+\.bin$")
_DOCTYPE = re.compile(rb"<!\s*(?:DOCTYPE|ENTITY)", re.IGNORECASE)
_BROKEN = (
    BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
    RuntimeError,
    KeyError,
)


def guard(data: bytes) -> None:
    """Raise `UnreadableError` for what is no harmless workbook."""
    if len(data) > MAX_BYTES:
        raise UnreadableError(
            "large", gettext_noop("The file is larger than 3 MB. Send it in parts.")
        )
    if data[:8] == b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1":
        raise UnreadableError(
            "old",
            gettext_noop(
                "This is an old or locked Excel file. Save it as .xlsx without a "
                "password."
            ),
        )
    try:
        with ZipFile(BytesIO(data)) as package:
            _look_through(package)
    except _BROKEN as error:
        raise broken() from error


def broken() -> UnreadableError:
    return UnreadableError(
        "broken",
        gettext_noop(
            "This is no Excel file (.xlsx), or it is damaged. Download the sheet again "
            "and fill it in."
        ),
    )


def _look_through(package: ZipFile) -> None:
    """Unpack every part within bounds: what a file says of its own size is not believed."""
    parts = package.infolist()
    names = [part.filename.replace("\\", "/").lower() for part in parts]
    if "xl/workbook.xml" not in names:
        raise broken()
    if any(_RUNS.search(name) and not _HARMLESS_BINARY.search(name) for name in names):
        raise macros()
    if len(parts) > MAX_PARTS or sum(part.file_size for part in parts) > MAX_UNPACKED:
        raise _bomb()
    left = MAX_UNPACKED
    for part in parts:
        left = _read_through(package, part, left)


def _read_through(package: ZipFile, part, left: int) -> int:
    before = b""
    with package.open(part) as content:
        while chunk := content.read(_CHUNK):
            left -= len(chunk)
            if left < 0:
                raise _bomb()
            seen = before + chunk.replace(b"\0", b"")
            if _DOCTYPE.search(seen):
                raise _bomb()
            if part.filename == "[Content_Types].xml" and b"macroEnabled" in seen:
                raise macros()
            before = seen[-32:]
    return left


def macros() -> UnreadableError:
    return UnreadableError(
        "macros",
        gettext_noop(
            "The file holds macros or parts of other programs and is not opened. Copy "
            "the rows into the sheet as it was downloaded."
        ),
    )


def _bomb() -> UnreadableError:
    return UnreadableError(
        "bomb",
        gettext_noop(
            "The file is not built as Excel builds files and unpacks to far more than a "
            "list contains."
        ),
    )
