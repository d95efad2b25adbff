"""The zip around a Word document: opened with bounds, its XML without entities."""

import zlib
from io import BytesIO
from zipfile import BadZipFile, ZipFile

from lxml import etree

from ...report import gettext_noop
from ..errors import UnreadableError

MAX_PART_BYTES = 16 * 1024 * 1024
MAX_TOTAL_BYTES = 40 * 1024 * 1024
MAX_PARTS = 5_000
_MAIN = "word/document.xml"
_BROKEN_ZIP = (
    BadZipFile,
    zlib.error,
    EOFError,
    OSError,
    ValueError,
    NotImplementedError,
)


class WordPackage:
    def __init__(self, data: bytes):
        self._total = 0
        try:
            self._zip = ZipFile(BytesIO(data))
            self._names = set(self._zip.namelist())
        except (*_BROKEN_ZIP, RuntimeError, KeyError) as error:
            raise broken() from error
        if len(self._names) > MAX_PARTS:
            raise _bomb()
        self.main_path = self._find_main()

    def main(self):
        root = self.part(self.main_path)
        if root is None:
            raise broken()
        return root

    def sibling(self, name):
        """A part beside the main one, such as `styles.xml`; None where there is none."""
        return self.part(self.main_path.rpartition("/")[0] + "/" + name)

    def part(self, path):
        return _parse(self._read(path)) if path in self._names else None

    def _find_main(self):
        if _MAIN in self._names:
            return _MAIN
        content_types = self.part("[Content_Types].xml")
        if content_types is not None:
            for part in content_types.iter("{*}Override"):
                if "wordprocessingml.document.main" in part.get("ContentType", ""):
                    return part.get("PartName", "").lstrip("/")
        raise _not_word()

    def _read(self, path):
        """Neither the declared nor the real size may pass the bound."""
        try:
            info = self._zip.getinfo(path)
            if info.flag_bits & 0x1:
                raise _encrypted()
            if info.file_size > MAX_PART_BYTES:
                raise _bomb()
            with self._zip.open(info) as part:
                content = part.read(MAX_PART_BYTES + 1)
        except (*_BROKEN_ZIP, RuntimeError, KeyError) as error:
            raise broken() from error
        self._total += len(content)
        if len(content) > MAX_PART_BYTES or self._total > MAX_TOTAL_BYTES:
            raise _bomb()
        return content


def _parse(content):
    parser = etree.XMLParser(
        resolve_entities=False,
        no_network=True,
        load_dtd=False,
        huge_tree=False,
        remove_comments=True,
        remove_pis=True,
    )
    try:
        root = etree.fromstring(content, parser)
    except (etree.XMLSyntaxError, ValueError) as error:
        raise broken() from error
    # Word never writes a document type; only an attack on the parser does.
    if root.getroottree().docinfo.internalDTD is not None:
        raise _bomb()
    return root


def broken():
    return UnreadableError(
        "broken",
        gettext_noop(
            "The Word file is damaged. Open it in Word, let Word repair it, save it "
            "and import it again."
        ),
    )


def _bomb():
    return UnreadableError(
        "bomb",
        gettext_noop(
            "The Word file is not built as Word builds files and unpacks to far more "
            "than a plan contains. Copy its text into a new document and import that."
        ),
    )


def _encrypted():
    return UnreadableError(
        "encrypted",
        gettext_noop(
            "The file is protected by a password. Remove the password in Word "
            "and import it again."
        ),
    )


def _not_word():
    return UnreadableError(
        "not_word",
        gettext_noop(
            "The file was not made with Word. Save the plan as a Word document "
            "(.docx) or PDF and import that."
        ),
    )
