"""The parts around the text, zipped so that the same text gives the same bytes."""

from io import BytesIO
from xml.sax.saxutils import escape
from zipfile import ZIP_DEFLATED, ZipFile, ZipInfo

from .styles import LANGUAGE, styles_xml
from .xml import R, serialized, w

_DECLARATION = '<?xml version="1.0" encoding="UTF-8" standalone="yes"?>\n'
_CONTENT = "http://schemas.openxmlformats.org/package/2006/content-types"
_RELATIONSHIPS = "http://schemas.openxmlformats.org/package/2006/relationships"
_METADATA = "http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
_MAIN = "application/vnd.openxmlformats-officedocument.wordprocessingml"
_CORE = "application/vnd.openxmlformats-package.core-properties+xml"
_DATE = ' xsi:type="dcterms:W3CDTF"'
_EARLIEST = (1980, 1, 1, 0, 0, 0)

_TYPES = {
    "word/document.xml": f"{_MAIN}.document.main+xml",
    "word/styles.xml": f"{_MAIN}.styles+xml",
    "word/settings.xml": f"{_MAIN}.settings+xml",
    "word/header1.xml": f"{_MAIN}.header+xml",
    "word/header2.xml": f"{_MAIN}.header+xml",
    "docProps/core.xml": _CORE,
}
NUMBERED_HEADER, FIRST_HEADER = "rId3", "rId4"


def packed(document_xml: bytes, properties: dict[str, str]) -> bytes:
    parts = {
        "[Content_Types].xml": _content_types(),
        "_rels/.rels": _package_relations(),
        "docProps/core.xml": _core(properties),
        "word/document.xml": document_xml,
        "word/_rels/document.xml.rels": _document_relations(),
        "word/styles.xml": styles_xml(),
        "word/settings.xml": _settings(),
        "word/header1.xml": serialized(w("hdr", _page_number())),
        "word/header2.xml": serialized(w("hdr", _header_paragraph())),
    }
    file = BytesIO()
    with ZipFile(file, "w", ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            info = ZipInfo(name, _EARLIEST)
            info.compress_type = ZIP_DEFLATED
            archive.writestr(info, content)
    return file.getvalue()


def _content_types():
    overrides = "".join(
        f'<Override PartName="/{name}" ContentType="{kind}"/>'
        for name, kind in _TYPES.items()
    )
    relations = "application/vnd.openxmlformats-package.relationships+xml"
    return (
        f'{_DECLARATION}<Types xmlns="{_CONTENT}">'
        f'<Default Extension="rels" ContentType="{relations}"/>'
        f'<Default Extension="xml" ContentType="application/xml"/>{overrides}</Types>'
    ).encode()


def _package_relations():
    core = f"{_RELATIONSHIPS}/metadata/core-properties"
    return _relations(
        [(f"{R}/officeDocument", "word/document.xml"), (core, "docProps/core.xml")]
    )


def _document_relations():
    kinds = ["styles", "settings", "header", "header"]
    targets = ["styles.xml", "settings.xml", "header1.xml", "header2.xml"]
    return _relations(
        (f"{R}/{kind}", target) for kind, target in zip(kinds, targets, strict=True)
    )


def _relations(pairs):
    written = "".join(
        f'<Relationship Id="rId{number}" Type="{kind}" Target="{target}"/>'
        for number, (kind, target) in enumerate(pairs, start=1)
    )
    opening = f'<Relationships xmlns="{_RELATIONSHIPS}">'
    return f"{_DECLARATION}{opening}{written}</Relationships>".encode()


def _settings():
    version = w(
        "compatSetting",
        name="compatibilityMode",
        uri="http://schemas.microsoft.com/office/word",
        val=15,
    )
    return serialized(
        w(
            "settings",
            w("zoom", percent=100),
            w("defaultTabStop", val=720),
            w("characterSpacingControl", val="doNotCompress"),
            w("compat", version),
            w("themeFontLang", val=LANGUAGE),
            w("decimalSymbol", val=","),
            w("listSeparator", val=";"),
        )
    )


def _page_number():
    paragraph = _header_paragraph()
    field = w("fldSimple", w("r", w("t")), instr=" PAGE ")
    field[0][0].text = "2"
    paragraph.append(field)
    return paragraph


def _header_paragraph():
    return w("p", w("pPr", w("pStyle", val="Header")))


def _core(properties):
    written = "".join(
        f"<{name}{_DATE if name.startswith('dcterms') else ''}>{escape(value)}</{name}>"
        for name, value in properties.items()
    )
    return (
        f'{_DECLARATION}<cp:coreProperties xmlns:cp="{_METADATA}" '
        'xmlns:dc="http://purl.org/dc/elements/1.1/" '
        'xmlns:dcterms="http://purl.org/dc/terms/" '
        'xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance">'
        f"{written}</cp:coreProperties>"
    ).encode()
