import os
import struct
import tempfile
import tracemalloc
import unittest
import zipfile
import zlib
from io import BytesIO
from pathlib import Path

from docx import Document as WordDocument
from hypothesis import given, settings
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader, PdfWriter
from reportlab.lib.utils import ImageReader
from reportlab.pdfgen.canvas import Canvas

from dialogue_pages.official.reading.errors import UnreadableError
from dialogue_pages.official.reading.opening import open_source, read_bounded
from dialogue_pages.official.reading.source import MAX_BYTES, MAX_LINES, Source
from dialogue_pages.official.writing.docx import render_docx
from dialogue_pages.official.writing.pdf import render_pdf
from tests.dialogue_pages.official.plans import clean_plan
from tests.dialogue_pages.official.reading import office_files

OLE2 = b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + bytes(504)


def zipped(**parts):
    out = BytesIO()
    with zipfile.ZipFile(out, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name.replace("__", "/"), content)
    return out.getvalue()


def pdf_of(*lines, draw=None):
    out = BytesIO()
    canvas = Canvas(out)
    for number, line in enumerate(lines):
        canvas.drawString(90, 700 - 20 * number, line)
    if draw:
        draw(canvas)
    canvas.save()
    return out.getvalue()


def picture():
    out = BytesIO()
    Image.new("RGB", (20, 20), "grey").save(out, "PNG")
    return out.getvalue()


def locked(pdf):
    writer, out = PdfWriter(PdfReader(BytesIO(pdf))), BytesIO()
    writer.encrypt("mật khẩu", algorithm="AES-256")
    writer.write(out)
    return out.getvalue()


def scanned_word():
    document, out = WordDocument(), BytesIO()
    document.add_picture(BytesIO(picture()))
    document.save(out)
    return out.getvalue()


def pdf_with_stream(content, filters=b"/FlateDecode"):
    head = b"%%PDF-1.4\n1 0 obj<</Length %d/Filter %s>>stream\n"
    return head % (len(content), filters) + content + b"\nendstream endobj\n%%EOF"


class RefusalTests(unittest.TestCase):
    def assert_refused(self, data, code):
        with self.assertRaises(UnreadableError) as caught:
            open_source(data, "ke-hoach.docx")
        self.assertEqual(caught.exception.code, code)
        self.assertGreater(len(str(caught.exception)), 40)
        self.assertNotIn("%(", str(caught.exception))

    def test_each_kind_of_bad_file_has_its_own_advice(self):
        def draw_picture(canvas):
            canvas.drawImage(ImageReader(BytesIO(picture())), 0, 0, 595, 842)

        word, pdf = render_docx(clean_plan()), render_pdf(clean_plan())
        cases = {
            "empty": (b"", "empty"),
            "white space": (b"\xef\xbb\xbf \r\n\t\n", "empty"),
            "invisible": ("\u200b\n\ufeff\n".encode(), "empty"),
            "old Word": (OLE2 + "WordDocument".encode("utf-16-le"), "old_word"),
            "locked Word": (OLE2 + "EncryptedPackage".encode("utf-16-le"), "encrypted"),
            "old Excel": (OLE2 + "Workbook".encode("utf-16-le"), "not_word"),
            "RTF": (b"{\\rtf1 abc}", "old_word"),
            "web page": (b"<!DOCTYPE html><p>x", "old_word"),
            "Excel": (zipped(xl__workbook="x", mimetype="y"), "not_word"),
            "LibreOffice": (
                zipped(mimetype="application/vnd.oasis.opendocument.text"),
                "not_word",
            ),
            "picture": (picture(), "picture"),
            "scan in Word": (scanned_word(), "scanned"),
            "scan": (pdf_of(draw=draw_picture), "scanned"),
            "blank PDF": (pdf_of(), "scanned"),
            "locked PDF": (locked(pdf), "encrypted"),
            "cut PDF": (pdf[:3000], "broken"),
            "cut Word": (word[:3000], "broken"),
            "only a name of Word": (b"PK\x03\x04", "broken"),
            "program": (b"\x7fELF" + os.urandom(4000), "unknown_kind"),
            "rubbish": (bytes(range(256)) * 40, "binary"),
            "too large": (bytes(MAX_BYTES + 1), "too_large"),
            "too many paragraphs": (
                office_files.word_file("<w:p/>" * (MAX_LINES + 1)),
                "too_many_lines",
            ),
            "too many lines": (b"a\n" * (MAX_LINES + 1), "too_many_lines"),
        }
        for name, (data, code) in cases.items():
            with self.subTest(name):
                self.assert_refused(data, code)

    def test_a_bomb_is_refused_without_being_unpacked(self):
        huge = b" " * (60 * 1024 * 1024)
        flat = zlib.compress(huge, 9)
        bombs = {
            "zip": office_files.edited(render_docx(clean_plan()), word_document=huge),
            "pdf": pdf_with_stream(flat),
            "pdf twice": pdf_with_stream(
                zlib.compress(flat, 9), b"[/FlateDecode/FlateDecode]"
            ),
        }
        for name, data in bombs.items():
            with self.subTest(name):
                tracemalloc.start()
                self.assert_refused(data, "bomb")
                peak = tracemalloc.get_traced_memory()[1]
                tracemalloc.stop()
                self.assertLess(peak, 50 * 1024 * 1024)

    def test_a_zip_that_lies_about_its_size_is_refused(self):
        data = bytearray(
            office_files.edited(
                render_docx(clean_plan()), word_document=b" " * 60_000_000
            )
        )
        place = data.rindex(b"PK\x01\x02", 0, data.rindex(b"word/document.xml"))
        data[place + 24 : place + 28] = struct.pack("<I", 1000)
        with self.assertRaises(UnreadableError):
            open_source(bytes(data), "bomb.docx")

    def test_a_word_file_nested_without_end_is_refused(self):
        depth = 400
        body = "<w:sdt><w:sdtContent>" * depth + "</w:sdtContent></w:sdt>" * depth
        self.assert_refused(office_files.word_file(body), "broken")

    def test_a_very_wide_row_is_read(self):
        cells = "<w:tc><w:p/></w:tc>" * 4000
        rows = f"<w:tr>{cells}</w:tr>" + "<w:tr><w:tc><w:p/></w:tc></w:tr>" * 4000
        body = f"<w:p><w:r><w:t>x</w:t></w:r></w:p><w:tbl>{rows}</w:tbl>"
        source = open_source(office_files.word_file(body), "x.docx")
        self.assertEqual(source.lines[0].plain, "x")

    def test_xml_entities_are_refused(self):
        bomb = (
            '<!DOCTYPE w [<!ENTITY a "ha"><!ENTITY b "&a;&a;">]>'
            '<w:document xmlns:w="urn:w"><w:body><w:p><w:r><w:t>&b;</w:t></w:r></w:p>'
            "</w:body></w:document>"
        )
        for encoding in ("utf-8", "utf-16"):
            with self.subTest(encoding):
                data = office_files.edited(
                    render_docx(clean_plan()), word_document=bomb.encode(encoding)
                )
                with self.assertRaises(UnreadableError):
                    open_source(data, "x.docx")

    def test_a_file_of_300_megabytes_is_refused_without_reading_it_all(self):
        with tempfile.TemporaryDirectory() as folder:
            path = Path(folder, "huge.txt")
            with path.open("wb") as file:
                file.truncate(300 * 1024 * 1024)
            tracemalloc.start()
            with self.assertRaises(UnreadableError) as caught:
                read_bounded(path)
            peak = tracemalloc.get_traced_memory()[1]
            tracemalloc.stop()
        self.assertEqual(caught.exception.code, "too_large")
        self.assertLess(peak, 3 * MAX_BYTES)


class KindTests(unittest.TestCase):
    def test_the_content_decides_not_the_name(self):
        plan = clean_plan()
        files = {
            "txt": "KẾ HOẠCH".encode(),
            "docx": render_docx(plan),
            "pdf": render_pdf(plan),
        }
        for kind, data in files.items():
            for name in ("plan.doc", "plan.txt", "plan.pdf"):
                with self.subTest(kind=kind, name=name):
                    source = open_source(data, name)
                    self.assertEqual((source.kind, source.name), (kind, name))

    def test_numbers_of_lines_never_go_back(self):
        for data in (render_docx(clean_plan()), render_pdf(clean_plan())):
            numbers = [line.number for line in open_source(data, "x").lines]
            self.assertEqual(numbers, list(range(1, len(numbers) + 1)))


WORD, PDF = render_docx(clean_plan()), render_pdf(clean_plan())
TEXT = "Căn cứ Luật; **KẾ HOẠCH**\n- Nhân dân *xã*\n".encode() * 20


@st.composite
def damaged(draw):
    """A sound file, cut off, with some bytes changed, or both."""
    data = bytearray(draw(st.sampled_from([WORD, PDF, TEXT])))
    for _ in range(draw(st.integers(0, 12))):
        place = draw(st.integers(0, len(data) - 1))
        data[place] = draw(st.integers(0, 255))
    return bytes(data[: draw(st.integers(1, len(data)) | st.just(len(data)))])


class DamageTests(unittest.TestCase):
    def assert_opens_or_explains(self, data):
        try:
            self.assertIsInstance(open_source(data, "x"), Source)
        except UnreadableError as error:
            self.assertTrue(str(error))

    @settings(max_examples=150, deadline=None)
    @given(damaged())
    def test_damaged_files_open_or_are_refused_with_a_reason(self, data):
        self.assert_opens_or_explains(data)

    @settings(max_examples=150, deadline=None)
    @given(
        st.sampled_from([b"", b"PK\x03\x04", b"%PDF-1.7\n", OLE2[:8], b"\xff\xfe"]),
        st.binary(max_size=600),
    )
    def test_any_bytes_open_or_are_refused_with_a_reason(self, start, rest):
        self.assert_opens_or_explains(start + rest)

    @settings(max_examples=60, deadline=None)
    @given(st.data())
    def test_damaged_xml_in_a_word_file_opens_or_is_refused(self, data):
        with zipfile.ZipFile(BytesIO(WORD)) as archive:
            xml = bytearray(archive.read("word/document.xml"))
        for _ in range(data.draw(st.integers(1, 6))):
            place = data.draw(st.integers(0, len(xml) - 1))
            xml[place] = data.draw(st.sampled_from(b'<>/"&wtprAZ09 '))
        self.assert_opens_or_explains(
            office_files.edited(WORD, word_document=bytes(xml))
        )
