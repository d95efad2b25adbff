"""What nobody should send, and somebody does: texts, files, requests."""

import io
import struct
import zipfile
import zlib
from functools import cache

from hypothesis import strategies as st

from .pictures import JPEG

SCRIPT = "<script>alert(1)</script>"
NASTY = [
    "",
    " ",
    "\x00",
    "a\x00b",
    "\u202e Quàng \u2066\u200b",
    "e\u0302\u0301" * 80,
    "\u1ec7\u0323" * 50,
    SCRIPT,
    f"\"'>{SCRIPT}<img src=x onerror=alert(1)>",
    "javascript:alert(1)",
    "{{ 7|add:7 }}{% csrf_token %}{{ settings.SECRET_KEY }}",
    "a@b.vn\r\nBcc: c@d.vn",
    "Lả\r\nContent-Type: text/html\r\n\r\n<b>",
    "'; DROP TABLE dialogue_pages_question; --",
    '=HYPERLINK("http://x.example","y")',
    "+1+cmd|' /C calc'!A0",
    "@SUM(1)",
    "9" * 400,
    "-1",
    "1e309",
    "NaN",
    "0x10",
    "٣٤",
    "²",
    "99999999999999999999",
    "9223372036854775808",
    "31/02/2026",
    "2026-13-45",
    "0000-00-00",
    "10000-01-01",
    "25:61",
    "%s %(x)s %d {0} {x}",
    "%00%ff%",
    "../../etc/passwd",
    "..\\..\\windows\\win.ini",
    "😀" * 40,
    "\ufffe\uffff",
    "\U000e0041",
    "None",
    "true",
    "[]",
    '{"a": 1}',
    "x" * 9000,
    "ệ" * 6000,
]
TEXTS = st.one_of(
    st.sampled_from(NASTY),
    st.text(st.characters(exclude_categories=["Cs"]), max_size=120),
)
# Fields that take whatever words there are, so that some of it is stored and shown.
FREE = frozenset(
    "title content sender_name words note reason question text legal_basis".split()
)
WORDS = st.one_of(TEXTS, TEXTS.map(lambda text: f"Đường ngập {text} mỗi khi mưa to"))
# Bytes that are no UTF-8, as a form in another encoding or a lone surrogate comes in.
RAW = st.one_of(
    st.sampled_from(
        [b"\xff\xfe", b"\xed\xa0\x80", "Đường".encode("cp1258", "replace")]
    ),
    st.binary(max_size=60),
)
FILE_NAMES = [
    "a.pdf",
    "anh.jpg",
    "../../../etc/passwd",
    "C:\\a\\b.png",
    "<script>alert(1)</script>.jpg",
    "=1+1.xlsx",
    "\u202egpj.exe",
    "ệ" * 150,
    'a;b"c.docx',
    "ke-hoach.docx",
    "danh-sach.xlsx",
    ".",
    "con.txt",
]
HOSTS = ["xau.example", "a b", "[::1", "localhost:99999", "localhost:abc", "x" * 300]
HOSTS += ["<script>", "localhost:", "..", "%00", "localhost, xau.example"]
TYPES = [
    "application/x-www-form-urlencoded",
    "application/x-www-form-urlencoded; charset=utf-16",
    "application/x-www-form-urlencoded; charset=khong-co",
    "multipart/form-data",
    "multipart/form-data; boundary=",
    "multipart/form-data; boundary=a b",
    "multipart/form-data; boundary=x",
    "multipart/form-data; boundary=" + "x" * 300,
    "application/json",
    "text/plain",
    "",
    "x",
]
BODIES = [
    b"",
    b"--x\r\n",
    b'--x\r\nContent-Disposition: form-data; name="title"\r\n\r\nA',
    b"--x\r\nContent-Disposition: form-data\r\n\r\nA\r\n--x--",
    b'--x\r\nContent-Disposition: form-data; name=files; filename=""\r\n\r\n\r\n--x--',
    b'--x\r\nContent-Disposition: form-data; name="a"\r\n'
    b"Content-Transfer-Encoding: base64\r\n\r\n%%%%\r\n--x--",
    b"--x\r\n" + b"X-A: b\r\n" * 500 + b"\r\n\r\n--x--",
    b"title=%ff%fe&content=%ed%a0%80&=&&==&a",
    b"%" * 500,
    b"&".join(b"a%d=1" % n for n in range(3000)),
    b'{"title": [1, 2',
    b"\x00" * 200,
]
METHODS = ["PUT", "DELETE", "PATCH", "OPTIONS", "HEAD", "TRACE", "POST", "XYZ"]


@cache
def files() -> list[bytes]:
    """Files that are not what they seem, or far more than they seem."""
    return [
        b"",
        b"\x00" * 100,
        JPEG,
        JPEG[: len(JPEG) // 2],
        JPEG + b"<html><script>alert(1)</script></html>",
        b"GIF89a" + b"\x01\x00\x01\x00" + SCRIPT.encode(),
        f"<svg xmlns='http://www.w3.org/2000/svg'>{SCRIPT}</svg>".encode(),
        f"<html>{SCRIPT}</html>".encode(),
        _png(30_000, 30_000),
        _png(1, 1) + JPEG,
        _pdf(
            b"<< /Type /Catalog /OpenAction << /S /JavaScript /JS (app.alert(1)) >> >>"
        ),
        b"%PDF-1.4\n" + JPEG,
        b"%PDF-1.4\n1 0 obj <</Kids 1 0 R>> trailer <</Root 1 0 R>>",
        _pdf_bomb(),
        _zip({"word/document.xml": b"<a/>"}),
        _zip({"word/document.xml": b"\x00" * 60_000_000}),
        _zip({"xl/workbook.xml": b"<a/>", "xl/worksheets/sheet1.xml": _LAUGHS}),
        _zip({"xl/worksheets/sheet1.xml": b"\x00" * 60_000_000}),
        _zip({"../../etc/passwd": b"x", "[Content_Types].xml": _LAUGHS}),
        b"PK\x03\x04" + b"\xff" * 300,
        b"\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1" + b"\x00" * 600,
        "KẾ HOẠCH\n".encode("utf-16"),
        "KẾ HOẠCH\n".encode("utf-8-sig") * 3,
        ("a" * 70_000).encode(),
        b"\r" * 30_000,
    ]


def fields_changed(names: list[str]):
    """Changes to a form: other words where words are free, or everything upside down."""
    free = [name for name in names if name.rpartition("-")[2] in FREE]
    some = st.sampled_from(names or ["x"])
    upside_down = st.fixed_dictionaries(
        {
            "other": st.dictionaries(some, TEXTS, max_size=4),
            "without": st.sets(some, max_size=2),
            "twice": st.dictionaries(some, st.lists(TEXTS, min_size=2, max_size=3)),
            "unknown": st.dictionaries(TEXTS.filter(bool), TEXTS, max_size=2),
        }
    )
    if not free:
        return upside_down
    words = st.fixed_dictionaries(
        {
            "other": st.dictionaries(st.sampled_from(free), WORDS, min_size=1),
            "without": st.just(set()),
            "twice": st.just({}),
            "unknown": st.just({}),
        }
    )
    return st.one_of(words, upside_down)


def upload():
    return st.tuples(
        st.sampled_from(FILE_NAMES),
        st.one_of(st.sampled_from(files()), st.binary(max_size=400)),
    )


def multipart(told: dict, name: str, uploads: list[tuple[str, bytes]]) -> bytes:
    """A form with files, names as they come: Django's own client would clean them."""
    parts = [
        f'form-data; name="{_quoted(key)}"\r\n\r\n{value}'.encode()
        for key, values in told.items()
        for value in (values if isinstance(values, list) else [values])
    ]
    parts += [
        f'form-data; name="{name}"; filename="{_quoted(given)}"\r\n'.encode()
        + b"Content-Type: application/octet-stream\r\n\r\n"
        + content
        for given, content in uploads
    ]
    head = f"--{_BOUND}\r\nContent-Disposition: ".encode()
    return b"".join(head + part + b"\r\n" for part in parts) + f"--{_BOUND}--".encode()


def _quoted(text: str) -> str:
    return text.replace('"', "%22").replace("\r", "%0D").replace("\n", "%0A")


_BOUND = "a-bound-of-rubbish"
MULTIPART = f"multipart/form-data; boundary={_BOUND}"


def _png(width: int, height: int) -> bytes:
    """A picture of that size in a few kilobytes, of zeros."""

    def chunk(name: bytes, data: bytes) -> bytes:
        check = zlib.crc32(name + data)
        return struct.pack(">I", len(data)) + name + data + struct.pack(">I", check)

    head = struct.pack(">IIBBBBB", width, height, 8, 6, 0, 0, 0)
    body = zlib.compress(b"\x00" * min(20_000_000, height * (1 + 4 * width)), 9)
    return (
        b"\x89PNG\r\n\x1a\n" + chunk(b"IHDR", head) + chunk(b"IDAT", body)
        + chunk(b"IEND", b"")
    )  # fmt: skip


def _pdf(catalog: bytes) -> bytes:
    return (
        b"%PDF-1.4\n1 0 obj\n" + catalog + b"\nendobj\ntrailer << /Root 1 0 R >>\n%%EOF"
    )


def _pdf_bomb() -> bytes:
    data = b"\x00" * 50_000_000
    for _round in range(2):
        data = zlib.compress(data, 9)
    head = b"<< /Length %d /Filter [/FlateDecode /FlateDecode] >>" % len(data)
    return (
        b"%PDF-1.4\n1 0 obj\n<< /Type /Catalog /Pages 2 0 R >>\nendobj\n"
        b"2 0 obj\n<< /Type /Pages /Kids [3 0 R] /Count 1 >>\nendobj\n"
        b"3 0 obj\n<< /Type /Page /Parent 2 0 R /Contents 4 0 R >>\nendobj\n"
        b"4 0 obj\n" + head + b"\nstream\n" + data + b"\nendstream\nendobj\n"
        b"trailer << /Root 1 0 R /Size 5 >>\n%%EOF"
    )


def _zip(parts: dict[str, bytes]) -> bytes:
    packed = io.BytesIO()
    with zipfile.ZipFile(packed, "w", zipfile.ZIP_DEFLATED) as archive:
        for name, content in parts.items():
            archive.writestr(name, content)
    return packed.getvalue()


_LAUGHS = (
    b'<?xml version="1.0"?><!DOCTYPE a [<!ENTITY a "ha">'
    + b"".join(
        b'<!ENTITY %c "&%c;&%c;&%c;&%c;&%c;&%c;&%c;&%c;">'
        % (n + 1, n, n, n, n, n, n, n, n)
        for n in range(97, 105)
    )
    + b"]><a>&i;</a>"
)
