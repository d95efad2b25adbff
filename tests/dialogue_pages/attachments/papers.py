"""PDFs that carry more than their pages, for tests."""

from io import BytesIO

from PIL import Image
from pypdf import PdfWriter
from pypdf.generic import (
    ArrayObject,
    DecodedStreamObject,
    DictionaryObject,
    FloatObject,
    NameObject,
    NumberObject,
    StreamObject,
    TextStringObject,
)


def table(**entries) -> DictionaryObject:
    """A dictionary of a PDF; words that begin with a slash are names."""
    return DictionaryObject(
        {NameObject(f"/{name}"): _as_object(value) for name, value in entries.items()}
    )


def _as_object(value):
    if isinstance(value, str):
        return NameObject(value) if value[0] == "/" else TextStringObject(value)
    if isinstance(value, int):
        return NumberObject(value)
    if isinstance(value, list):
        return ArrayObject(map(_as_object, value))
    return value


def stream(content: bytes, **entries) -> StreamObject:
    written = DecodedStreamObject()
    written.set_data(content)
    written.update(table(**entries))
    return written


def note(kind: str, **entries) -> DictionaryObject:
    rectangle = ArrayObject([FloatObject(0)] * 4)
    return table(Type="/Annot", Subtype=kind, Rect=rectangle, **entries)


def script(words="app.alert(1)") -> DictionaryObject:
    return table(S="/JavaScript", JS=words)


def located_jpeg(size=(40, 30)) -> bytes:
    """A photograph that tells place and camera, with a second file behind its end."""
    exif = Image.Exif()
    exif[0x010F] = "Vidophone"
    exif.get_ifd(0x8825)[1] = "N"
    drawn = BytesIO()
    image = Image.effect_noise(size, 90).convert("RGB")
    image.save(
        drawn, "JPEG", exif=exif.tobytes(), comment=b"BINH-LUAN", progressive=True
    )
    return drawn.getvalue() + b"PK\x03\x04SAU-ANH"


def written(*notes, is_scattered=False, **entries) -> bytes:
    """A PDF of one page with these annotations and entries, indirect all of them.

    If it is scattered, so are the kinds of the annotations.
    """
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    for name, value in entries.items():
        page[NameObject(f"/{name}")] = writer._add_object(_as_object(value))
    for one in notes if is_scattered else ():
        one[NameObject("/Subtype")] = writer._add_object(one["/Subtype"])
    if notes:
        references = ArrayObject(writer._add_object(one) for one in notes)
        page[NameObject("/Annots")] = writer._add_object(references)
    content = BytesIO()
    writer.write(content)
    return content.getvalue()


def with_picture(jpeg: bytes, **entries) -> bytes:
    picture = stream(
        jpeg,
        **{"Type": "/XObject", "Subtype": "/Image", "Width": 40, "Height": 30}
        | {"ColorSpace": "/DeviceRGB", "BitsPerComponent": 8, "Filter": "/DCTDecode"}
        | entries,
    )
    writer = PdfWriter()
    page = writer.add_blank_page(200, 200)
    pictures = table(A1=writer._add_object(picture))
    page[NameObject("/Resources")] = table(XObject=pictures)
    draw = stream(b"q 40 0 0 30 0 0 cm /A1 Do Q")
    page[NameObject("/Contents")] = writer._add_object(draw)
    content = BytesIO()
    writer.write(content)
    return content.getvalue()
