"""What a PDF of a resident may not carry to those who open it."""

import zlib
from io import BytesIO

from django.test import SimpleTestCase
from hypothesis import given
from hypothesis import strategies as st
from PIL import Image
from pypdf import PdfReader
from pypdf.generic import ArrayObject, NameObject, NullObject

from dialogue_pages.attachments.bare_jpeg import without_boxes, without_descriptions
from dialogue_pages.attachments.papers import rewritten

from .papers import located_jpeg, note, script, stream, table, with_picture, written

SECRET = "BI-MAT"


class PaperTests(SimpleTestCase):
    def assertGone(self, *words, paper):  # noqa: N802
        content = rewritten(paper)
        for word in words:
            self.assertNotIn(word.encode(), content)
        return PdfReader(BytesIO(content))

    def test_what_acts_when_opened_or_touched_is_gone(self):
        launch = table(S="/Launch", F=SECRET)
        chain = table(S="/URI", URI="https://xa.example", Next=script(SECRET))
        notes = [
            note("/Link", A=launch),
            note("/Link", A=chain),
            note("/Link", A=table(S="/URI", URI=f"javascript:{SECRET}")),
            note("/Link", A=table(S="/SubmitForm", F=SECRET)),
            note("/Link", A=table(S="/GoToR", F=SECRET)),
            note("/Widget", AA=table(K=script(SECRET)), A=script(SECRET)),
            note("/Screen", A=table(S="/Rendition", JS=SECRET)),
        ]
        paper = written(*notes, AA=table(O=script(SECRET)))
        reader = self.assertGone(SECRET, "/JavaScript", "/Launch", paper=paper)
        links = [n.get_object() for n in reader.pages[0]["/Annots"]]
        self.assertEqual(
            [n["/A"]["/URI"] for n in links if "/A" in n], ["https://xa.example"]
        )

    def test_a_kind_of_note_that_lies_elsewhere_in_the_file_is_seen(self):
        content = table(F=stream(SECRET.encode()))
        hidden = note("/FileAttachment", FS=content)
        paper = written(hidden, note("/Popup", Parent=hidden), is_scattered=True)
        self.assertGone(SECRET, paper=paper)

    def test_other_files_and_places_on_a_map_are_gone(self):
        file = table(Type="/Filespec", F=SECRET, EF=table(F=stream(SECRET.encode())))
        notes = [
            note("/FileAttachment", FS=file),
            note("/Popup", Parent=note("/Sound", Sound=SECRET)),
        ]
        self.assertGone(
            SECRET,
            paper=written(
                *notes,
                AF=[file],
                PieceInfo=table(Illustrator=SECRET),
                Metadata=stream(f"<x>{SECRET}</x>".encode()),
                VP=[table(Measure=table(GPTS=SECRET))],
            ),
        )

    def test_who_commented_is_gone_and_what_was_said_stays(self):
        commented = note("/Text", T=SECRET, M="D:20260101", Contents="Xem lại")
        reader = self.assertGone(SECRET, "D:2026", paper=written(commented))
        (kept,) = reader.pages[0]["/Annots"]
        self.assertEqual(kept.get_object()["/Contents"], "Xem lại")

    def test_a_picture_in_a_paper_keeps_its_pixels_and_nothing_else(self):
        jpeg = located_jpeg()
        seen = Image.open(BytesIO(jpeg)).tobytes()
        packed = {"Filter": ["/FlateDecode", "/DCTDecode"]}
        settings = ArrayObject([NullObject(), NullObject()])
        papers = {
            "plain": with_picture(jpeg),
            "packed": with_picture(zlib.compress(jpeg), **packed, DecodeParms=settings),
            "with XMP": with_picture(jpeg, Metadata=stream(SECRET.encode())),
            "thumbnail": with_picture(
                b"\0",
                Filter="/ASCIIHexDecode",
                Alternates=[table(Image=stream(jpeg, Filter="/DCTDecode"))],
            ),
        }
        for name, paper in papers.items():
            with self.subTest(name):
                reader = self.assertGone(
                    "Exif", "Vidophone", "BINH-LUAN", "SAU-ANH", SECRET, paper=paper
                )
                picture = reader.pages[0]["/Resources"]["/XObject"]["/A1"]
                if name == "thumbnail":
                    picture = picture["/Alternates"][0]["/Image"]
                self.assertEqual(picture["/Filter"], NameObject("/DCTDecode"))
                drawn = Image.open(BytesIO(picture.get_data()))
                self.assertEqual(drawn.tobytes(), seen)

    def test_a_broken_picture_is_refused(self):
        for jpeg in (b"nothing", b"\xff\xd8\xff\xe1\x00", b"\xff\xd8abc"):
            with self.subTest(jpeg), self.assertRaises((ValueError, IndexError)):
                rewritten(with_picture(jpeg))


class BareJpegTests(SimpleTestCase):
    @given(
        st.integers(1, 40),
        st.integers(1, 40),
        st.sampled_from(["L", "RGB", "CMYK"]),
        st.booleans(),
        st.binary(max_size=200),
    )
    def test_every_pixel_stays_and_no_description(
        self, width, height, mode, steps, said
    ):
        drawn = BytesIO()
        image = Image.effect_noise((width, height), 99).convert(mode)
        image.save(
            drawn, "JPEG", progressive=steps, comment=said, exif=b"Exif\0\0" + said
        )
        bare = without_descriptions(drawn.getvalue() + said)
        again = Image.open(BytesIO(bare))
        self.assertEqual(again.tobytes(), Image.open(drawn).tobytes())
        self.assertFalse({"exif", "comment", "jfif"} & set(again.info))
        self.assertEqual(bare[-2:], b"\xff\xd9")
        self.assertEqual(without_descriptions(bare), bare)

    @given(st.binary(max_size=300))
    def test_whatever_comes_is_bare_or_refused(self, said):
        for start, bare in (
            (b"\xff\xd8", without_descriptions),
            (b"\0\0\0\x0cjP  ", without_boxes),
        ):
            try:
                self.assertLessEqual(len(bare(start + said)), len(start + said) + 2)
            except (ValueError, IndexError):
                continue

    def test_boxes_of_free_data_are_left_out(self):
        def box(kind, data):
            return (8 + len(data)).to_bytes(4, "big") + kind + data

        start = box(b"jP  ", b"\r\n\x87\n")
        told = box(b"uuid", b"EXIF") + box(b"xml ", b"GPS")
        picture = b"\0\0\0\0jp2c" + b"picture"
        self.assertEqual(without_boxes(start + told + picture), start + picture)
        self.assertEqual(without_boxes(b"\xff\x4fbare"), b"\xff\x4fbare")
