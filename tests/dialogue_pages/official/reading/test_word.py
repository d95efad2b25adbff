import unittest
import zipfile
from io import BytesIO

from docx.oxml.ns import nsdecls
from hypothesis import given
from hypothesis import strategies as st

from dialogue_pages.official.reading.opening import open_source
from dialogue_pages.official.text import Run
from tests.dialogue_pages.official.reading.office_files import edited, word_file

W = nsdecls("w")


def p(*runs, properties=""):
    inner = "".join(run if run.startswith("<") else r(run) for run in runs)
    return f"<w:p><w:pPr>{properties}</w:pPr>{inner}</w:p>"


def r(words, look=""):
    text = f'<w:t xml:space="preserve">{words}</w:t>'
    return f"<w:r><w:rPr>{look}</w:rPr>{text}</w:r>"


def tbl(*rows, borders=False, head=0):
    line = '<w:tblBorders><w:top w:val="single"/></w:tblBorders>' if borders else ""
    written = ""
    for index, cells in enumerate(rows):
        mark = "<w:trPr><w:tblHeader/></w:trPr>" if index < head else ""
        inner = "".join(
            f"<w:tc>{cell if cell.startswith('<') else p(cell)}</w:tc>"
            for cell in cells
        )
        written += f"<w:tr>{mark}{inner}</w:tr>"
    return f"<w:tbl><w:tblPr>{line}</w:tblPr>{written}</w:tbl>"


def numbered(words, depth=0, number=1):
    return p(
        words,
        properties=f'<w:numPr><w:ilvl w:val="{depth}"/>'
        f'<w:numId w:val="{number}"/></w:numPr>',
    )


def numbering(*levels, extra=""):
    written = "".join(
        f'<w:lvl w:ilvl="{depth}"><w:start w:val="1"/><w:numFmt w:val="{form}"/>'
        f'<w:lvlText w:val="{text}"/></w:lvl>'
        for depth, (form, text) in enumerate(levels)
    )
    return (
        f'<w:numbering {W}><w:abstractNum w:abstractNumId="0">{written}'
        '</w:abstractNum><w:num w:numId="1"><w:abstractNumId w:val="0"/></w:num>'
        f"{extra}</w:numbering>"
    )


def read(body, **parts):
    return open_source(word_file(body, **parts), "a.docx")


def plain(source):
    return [line.plain for line in source.lines if line.plain.strip()]


def codes(source):
    return {repair.code for repair in source.repairs}


class ParagraphTests(unittest.TestCase):
    def test_runs_keep_their_look(self):
        bold, italic = r("đậm", "<w:b/>"), r("nghiêng", "<w:i/>")
        off = r("thường", '<w:b w:val="0"/>')
        (line,) = read(p("chữ ", bold, italic, off)).lines
        self.assertEqual(
            line.text.runs,
            (
                Run("chữ "),
                Run("đậm", bold=True),
                Run("nghiêng", italic=True),
                Run("thường"),
            ),
        )
        self.assertIs(line.starts_paragraph, True)

    def test_words_in_links_controls_and_fields_are_kept_in_order(self):
        inside = (
            f"<w:hyperlink>{r('hai ')}</w:hyperlink>"
            f"<w:sdt><w:sdtPr><w:alias/></w:sdtPr><w:sdtContent>{r('ba ')}"
            "</w:sdtContent></w:sdt>"
            '<w:r><w:fldChar w:fldCharType="begin"/></w:r>'
            "<w:r><w:instrText>DATE</w:instrText></w:r>"
            f"{r('bốn')}"
        )
        block = f"<w:sdt><w:sdtContent>{p('năm')}</w:sdtContent></w:sdt>"
        self.assertEqual(
            plain(read(p("một ", inside) + block)), ["một hai ba bốn", "năm"]
        )

    def test_tabs_and_soft_breaks(self):
        broken = "<w:r><w:t>Số:</w:t><w:tab/><w:t>/KH</w:t></w:r>"
        title = (
            "<w:r><w:t>Tổ chức đối thoại giữa</w:t><w:br/>"
            "<w:t>Chủ tịch xã với Nhân dân</w:t></w:r>"
        )
        signed = (
            "<w:r><w:t>TM. ỦY BAN NHÂN DÂN</w:t><w:br/><w:t>CHỦ TỊCH</w:t><w:br/>"
            "<w:t>Trần Văn Ba</w:t></w:r>"
        )
        lines = read(p(broken) + p(title) + p(signed)).lines
        self.assertEqual(lines[0].plain, "Số:\t/KH")
        self.assertEqual(
            [line.starts_paragraph for line in lines],
            [True, True, False, True, True, True],
        )

    def test_tracked_changes_are_settled_and_told(self):
        body = p(
            "giữ ",
            f"<w:ins>{r('thêm')}</w:ins>",
            "<w:del><w:r><w:delText>bỏ</w:delText></w:r></w:del>",
            f"<w:moveFrom>{r('cũ')}</w:moveFrom>",
        )
        source = read(body)
        self.assertEqual(plain(source), ["giữ thêm"])
        self.assertEqual(codes(source), {"word_inserted", "word_deleted"})

    def test_a_deleted_paragraph_end_joins_two_paragraphs(self):
        joined = p("một ", properties="<w:rPr><w:del/></w:rPr>") + p("hai")
        self.assertEqual(plain(read(joined)), ["một hai"])

    def test_hidden_words_and_capitals(self):
        source = read(p(r("ẩn", "<w:vanish/>"), r("kế hoạch", "<w:caps/>")))
        self.assertEqual(plain(source), ["KẾ HOẠCH"])
        self.assertEqual(codes(source), {"word_hidden"})

    def test_a_text_box_is_read_once_after_its_paragraph(self):
        box = f"<w:txbxContent>{p('trong khung')}</w:txbxContent>"
        drawn = (
            "<w:r><mc:AlternateContent><mc:Choice Requires='wps'><w:drawing>"
            f"<wps:txbx>{box}</wps:txbx></w:drawing></mc:Choice>"
            f"<mc:Fallback><w:pict><v:textbox>{box}</v:textbox></w:pict></mc:Fallback>"
            "</mc:AlternateContent></w:r>"
        )
        source = read(p("trước", drawn) + p("sau"))
        self.assertEqual(plain(source), ["trước", "trong khung", "sau"])
        self.assertEqual(codes(source), {"word_text_boxes"})

    def test_a_footnote_is_reported_with_its_words(self):
        notes = f'<w:footnotes {W}><w:footnote w:id="2">{p("Chú giải.")}</w:footnote></w:footnotes>'
        mark = '<w:r><w:footnoteReference w:id="2"/></w:r>'
        source = read(p("Câu", mark), word_footnotes=notes)
        self.assertEqual(plain(source), ["Câu"])
        self.assertEqual(source.repairs[0].before, "Chú giải.")

    def test_words_in_the_margin_are_reported_but_page_numbers_are_not(self):
        def header(words):
            return f"<w:hdr {W}>{p(words)}</w:hdr>"

        source = read(p("Câu"), word_header1=header("2"), word_header2=header("Mật"))
        self.assertEqual([repair.before for repair in source.repairs], ["Mật"])

    def test_a_letterhead_in_the_page_header_comes_first(self):
        letterhead = tbl(["ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"])
        header = f"<w:hdr {W}>{letterhead}</w:hdr>"
        source = read(p("KẾ HOẠCH"), word_header1=header)
        self.assertEqual(plain(source)[0], "ỦY BAN NHÂN DÂN")
        self.assertEqual(plain(source)[-1], "KẾ HOẠCH")


class NumberingTests(unittest.TestCase):
    def test_levels_count_and_start_again(self):
        levels = numbering(
            ("upperRoman", "%1."), ("decimal", "%2."), ("lowerLetter", "%3)")
        )
        body = (
            numbered("Một")
            + numbered("a", 1)
            + numbered("b", 1)
            + numbered("c", 2)
            + numbered("Hai")
            + numbered("d", 1)
        )
        source = read(body, word_numbering=levels)
        self.assertEqual(
            plain(source), ["I. Một", "1. a", "2. b", "a) c", "II. Hai", "1. d"]
        )
        (repair,) = source.repairs
        self.assertEqual((repair.code, repair.params), ("word_numbered", {"count": 6}))

    def test_a_number_within_a_number_and_bullets(self):
        levels = numbering(
            ("decimal", "%1."), ("decimal", "%1.%2."), ("bullet", "\uf0b7")
        )
        body = numbered("x") + numbered("y", 1) + numbered("z", 2)
        self.assertEqual(
            plain(read(body, word_numbering=levels)), ["1. x", "1.1. y", "+ z"]
        )

    def test_bullets_of_the_first_level_become_dashes(self):
        for sign in ("-", "–", "•", "\uf0b7", "o"):
            with self.subTest(sign):
                levels = numbering(("bullet", sign))
                source = read(numbered("x"), word_numbering=levels)
                self.assertEqual(plain(source), ["- x"])

    def test_a_second_list_may_begin_anew(self):
        extra = (
            '<w:num w:numId="2"><w:abstractNumId w:val="0"/><w:lvlOverride w:ilvl="0">'
            '<w:startOverride w:val="1"/></w:lvlOverride></w:num>'
        )
        levels = numbering(("decimal", "%1."), extra=extra)
        body = numbered("x") + numbered("y") + numbered("z", number=2)
        self.assertEqual(
            plain(read(body, word_numbering=levels)), ["1. x", "2. y", "1. z"]
        )

    def test_numbers_may_come_from_the_style(self):
        styles = (
            f'<w:styles {W}><w:style w:type="paragraph" w:styleId="Goc"><w:pPr><w:numPr>'
            '<w:numId w:val="1"/></w:numPr></w:pPr><w:rPr><w:b/></w:rPr></w:style>'
            '<w:style w:type="paragraph" w:styleId="Muc"><w:basedOn w:val="Goc"/>'
            "</w:style></w:styles>"
        )
        body = p("Mục đích", properties='<w:pStyle w:val="Muc"/>')
        source = read(
            body,
            word_numbering=numbering(("upperRoman", "%1.")),
            word_styles=styles,
        )
        self.assertEqual(source.lines[0].text.runs, (Run("I. Mục đích", bold=True),))

    @given(st.lists(st.tuples(st.integers(0, 3), st.integers(0, 2)), max_size=25))
    def test_any_order_of_levels_numbers_every_paragraph(self, order):
        levels = numbering(*[("decimal", f"%{depth}.") for depth in range(1, 4)])
        body = p("đầu") + "".join(numbered("x", depth, n) for depth, n in order)
        self.assertEqual(len(plain(read(body, word_numbering=levels))), len(order) + 1)


class TableTests(unittest.TestCase):
    def test_letterhead_and_end_are_read_column_by_column(self):
        head = tbl(
            ["ỦY BAN NHÂN DÂN", "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM"],
            ["Số: /KH-UBND", "Bến, ngày tháng 4 năm 2026"],
        )
        end = tbl(
            [p("Nơi nhận:") + p("- Lưu: VT."), p("CHỦ TỊCH") + p("Trần Văn Ba")],
            borders=True,
        )
        source = read(head + p("KẾ HOẠCH") + end)
        self.assertEqual(
            plain(source),
            [
                "ỦY BAN NHÂN DÂN",
                "Số: /KH-UBND",
                "CỘNG HÒA XÃ HỘI CHỦ NGHĨA VIỆT NAM",
                "Bến, ngày tháng 4 năm 2026",
                "KẾ HOẠCH",
                "Nơi nhận:",
                "- Lưu: VT.",
                "CHỦ TỊCH",
                "Trần Văn Ba",
            ],
        )

    def test_data_becomes_a_table_with_its_head(self):
        body = tbl(
            ["TT", "Nội dung", "Đơn vị"],
            ["1", p("Chuẩn bị") + p("hội trường"), "Văn phòng"],
            head=1,
        )
        (line,) = (line for line in read(body).lines if line.table)
        self.assertEqual(
            [c.plain for c in line.table.head[0]], ["TT", "Nội dung", "Đơn vị"]
        )
        self.assertEqual(line.table.rows[0][1].plain, "Chuẩn bị\nhội trường")
        self.assertEqual(line.table.line, line.number)

    def test_spanned_cells_keep_the_columns_apart(self):
        wide = "<w:tcPr><w:gridSpan w:val='2'/></w:tcPr>" + p("rộng")
        body = tbl([wide, "c"], ["1", "2", "3"], borders=True)
        table = next(line.table for line in read(body).lines if line.table)
        self.assertEqual(
            [[cell.plain for cell in row] for row in table.rows],
            [["rộng", "", "c"], ["1", "2", "3"]],
        )

    def test_two_columns_need_borders_to_be_data(self):
        rows = [["Giờ", "Việc"], ["7h", "Đón tiếp"], ["8h", "Khai mạc"]]
        self.assertTrue(
            any(line.table for line in read(tbl(*rows, borders=True)).lines)
        )
        self.assertEqual(
            plain(read(tbl(*rows))),
            ["Giờ", "Việc", "7h", "Đón tiếp", "8h", "Khai mạc"],
        )


class StrictFileTests(unittest.TestCase):
    def test_the_strict_form_of_the_standard_reads_alike(self):
        usual = word_file(p("KẾ HOẠCH") + p("của xã"))
        with zipfile.ZipFile(BytesIO(usual)) as archive:
            xml = archive.read("word/document.xml").decode()
        namespaces = (
            "http://schemas.openxmlformats.org/wordprocessingml/2006/main",
            "http://purl.oclc.org/ooxml/wordprocessingml/main",
        )
        strict = edited(usual, word_document=xml.replace(*namespaces))
        self.assertEqual(plain(open_source(strict, "a.docx")), ["KẾ HOẠCH", "của xã"])
