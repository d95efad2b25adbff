"""Files as an office makes them, for the readers: Word by hand, PDF by LibreOffice."""

import re
import subprocess
import zipfile
from io import BytesIO
from pathlib import Path
from shutil import which
from tempfile import TemporaryDirectory

from docx import Document as WordDocument
from docx.enum.text import WD_ALIGN_PARAGRAPH
from docx.oxml import parse_xml
from docx.oxml.ns import nsdecls
from docx.shared import Cm

SOFFICE = which("soffice")
SEEDS = Path(__file__).resolve().parents[5] / "shared" / "seeds"
_LEVELS = [("upperRoman", "%1."), ("decimal", "%2."), ("bullet", "-")]
_MARKS = [r"[IVX]+\.\s+(?=[^\W\d_]{2})", r"\d\.\s+", r"-\s+(?!\+)"]


def seeds():
    return sorted(SEEDS.glob("*.txt")) if SEEDS.is_dir() else []


def edited(docx: bytes, **parts: str) -> bytes:
    """The package with parts replaced: `word_document=xml` is `word/document.xml`."""
    out = BytesIO()
    new = {name.replace("_", "/", 1) + ".xml": xml for name, xml in parts.items()}
    packed = zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED)
    with zipfile.ZipFile(BytesIO(docx)) as old, packed as target:
        for info in old.infolist():
            if info.filename not in new:
                target.writestr(info, old.read(info))
        for name, xml in new.items():
            target.writestr(name, xml)
    return out.getvalue()


def word_file(body: str, **parts: str) -> bytes:
    """A Word file whose body is this WordprocessingML."""
    plain = BytesIO()
    WordDocument().save(plain)
    xml = (
        f"<w:document {nsdecls('w', 'r', 'wp')} "
        'xmlns:mc="http://schemas.openxmlformats.org/markup-compatibility/2006" '
        'xmlns:wps="http://schemas.microsoft.com/office/word/2010/wordprocessingShape" '
        f'xmlns:v="urn:schemas-microsoft-com:vml"><w:body>{body}</w:body></w:document>'
    )
    return edited(plain.getvalue(), word_document=xml, **parts)


def as_pdf(docx: bytes) -> bytes:
    with TemporaryDirectory() as folder:
        source = Path(folder, "plan.docx")
        source.write_bytes(docx)
        profile = f"-env:UserInstallation=file://{folder}/profile"
        command = [SOFFICE, profile, "--headless", "--convert-to", "pdf"]
        subprocess.run(
            [*command, "--outdir", folder, source],
            check=True,
            capture_output=True,
            timeout=180,
        )
        return source.with_suffix(".pdf").read_bytes()


def office_docx(text: str) -> bytes:
    """A plan's text as a clerk would type it: head table, automatic numbers, end table.

    Lists count by themselves wherever the printed number is the one Word would give.
    """
    document = WordDocument()
    _number_lists(document)
    head, body, end = _parts(text)
    _head_table(document, head)
    counters = {}
    for line in body:
        _add_line(document, line, counters)
    _end_table(document, end)
    out = BytesIO()
    document.save(out)
    return out.getvalue()


def _parts(text):
    lines = [
        re.sub(r"\*+", "", line).strip() for line in text.splitlines() if line.strip()
    ]
    title = lines.index("KẾ HOẠCH")
    end = next(i for i, line in enumerate(lines) if line.startswith("Nơi nhận"))
    return lines[:title], lines[title:end], lines[end:]


def _head_table(document, lines):
    number = next((line for line in lines if line.startswith("Số")), "Số: /KH-UBND")
    date = next((line for line in lines if line.find("ngày") > 0), "Bến, ngày tháng")
    rows = [
        ("ỦY BAN NHÂN DÂN\nXÃ SÔNG TRĂNG", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"),
        ("", "Độc lập - Tự do - Hạnh phúc"),
        (number.split("   ")[0], date.rpartition("      Lộc")[-1]),
    ]
    table = document.add_table(len(rows), 2)
    for row, texts in zip(table.rows, rows, strict=True):
        for cell, words in zip(row.cells, texts, strict=True):
            _fill(cell, words.split("\n"), centred=True)


def _end_table(document, lines):
    split = next(
        i for i, line in enumerate(lines) if line.startswith(("TM.", "CHỦ TỊCH"))
    )
    table = document.add_table(1, 2)
    _fill(table.cell(0, 0), lines[:split])
    _fill(table.cell(0, 1), lines[split:], centred=True)


def _fill(cell, texts, *, centred=False):
    for index, words in enumerate(texts):
        paragraph = cell.paragraphs[0] if not index else cell.add_paragraph()
        paragraph.add_run(words).bold = centred
        if centred:
            paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER


def _add_line(document, line, counters):
    paragraph = document.add_paragraph()
    paragraph.paragraph_format.first_line_indent = Cm(1.27)
    if line.isupper():
        paragraph.alignment = WD_ALIGN_PARAGRAPH.CENTER
        paragraph.paragraph_format.first_line_indent = Cm(0)
    for depth, mark in enumerate(_MARKS):
        if (found := re.match(mark, line)) and _is_next(found[0], depth, counters):
            line = line[found.end() :]
            _make_numbered(paragraph, depth)
            break
    paragraph.add_run(line)


def _is_next(mark, depth, counters):
    if depth == 2:
        return True
    count = counters.get(depth, 0) + 1
    expected = ["", "I", "II", "III", "IV"][min(count, 4)] if not depth else str(count)
    if mark.strip() != f"{expected}.":
        return False
    counters[depth] = count
    if not depth:
        counters.pop(1, None)
    return True


def _number_lists(document):
    levels = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(_LEVELS)
    )
    numbering = document.part.numbering_part.element
    definition = f'<w:abstractNum {nsdecls("w")} w:abstractNumId="77">{levels}'
    numbering.insert(0, parse_xml(definition + "</w:abstractNum>"))
    listed = f'<w:num {nsdecls("w")} w:numId="77"><w:abstractNumId w:val="77"/></w:num>'
    numbering.append(parse_xml(listed))


def _make_numbered(paragraph, depth):
    paragraph._p.get_or_add_pPr().append(
        parse_xml(
            f'<w:numPr {nsdecls("w")}><w:ilvl w:val="{depth}"/>'
            '<w:numId w:val="77"/></w:numPr>'
        )
    )
