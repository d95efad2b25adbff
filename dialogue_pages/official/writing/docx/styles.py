"""Named styles with the sizes of Nghị định 30/2020/NĐ-CP, Phụ lục I."""

from dataclasses import dataclass

from .xml import W, serialized, w

FONT, LANGUAGE = "Times New Roman", "vi-VN"
INDENT = 720  # 1.27 cm, in twentieths of a point
_SPACE = 120
_LINE = 276  # 1.15 lines, in 240ths


@dataclass(frozen=True, slots=True)
class Style:
    id: str
    name: str
    size: float = 14
    bold: bool = False
    italic: bool = False
    align: str = "left"
    before: int = 0
    line: int | None = None  # exact height of a line, else the usual
    indent: int = 0
    outline: int | None = None
    based_on: str = "Normal"
    next: str | None = None
    is_boxed: bool = False


def _centred(style_id, name, size=14.0, **look):
    return Style(style_id, name, size, align="center", **look)


def _body(style_id, name, **look):
    facts = {"align": "both", "before": _SPACE, "indent": INDENT} | look
    return Style(style_id, name, **facts)


def _heading(level):
    return _body(
        f"Heading{level}",
        f"heading {level}",
        bold=True,
        outline=level - 1,
        next="NoiDung",
    )


STYLES = [
    _body("NoiDung", "Nội dung"),
    _body("CanCu", "Căn cứ", italic=True),
    _body("GachDauDong", "Gạch đầu dòng"),
    _body("GachDauDong2", "Gạch đầu dòng 2"),
    _heading(1),
    _heading(2),
    _heading(3),
    _centred("CoQuanChuQuan", "Cơ quan chủ quản", 12),
    _centred("CoQuanBanHanh", "Cơ quan ban hành", 12, bold=True),
    _centred("QuocHieu", "Quốc hiệu", 12, bold=True),
    _centred("TieuNgu", "Tiêu ngữ", 13, bold=True),
    _centred("SoKyHieu", "Số, ký hiệu", 13),
    _centred("DiaDanhNgayThang", "Địa danh, ngày tháng", 13, italic=True),
    _centred("DuThao", "Dự thảo", 12, bold=True, is_boxed=True),
    _centred("HetHieuLuc", "Hết hiệu lực", 11, italic=True),
    _centred("TenLoai", "Tên loại", bold=True, outline=None),
    _centred("TrichYeuCongVan", "Trích yếu công văn", 12, before=120),
    _centred("KinhGui", "Kính gửi", 14, before=120),
    _centred("TrichYeu", "Trích yếu", bold=True),
    _centred("DuongKe", "Đường kẻ", 2, line=60),
    _centred("TipChu", "Típ chữ", bold=True),
    _centred("TipChuNgay", "Típ chữ, ngày", italic=True, before=_SPACE),
    Style("OBang", "Ô bảng", 13),
    _centred("DauBang", "Đầu bảng", 13, bold=True),
    Style("NoiNhan", "Nơi nhận", 12, bold=True, italic=True),
    Style("DanhSachNoiNhan", "Danh sách nơi nhận", 11),
    _centred("QuyenHanChucVu", "Quyền hạn, chức vụ", bold=True),
    _centred("NguoiKy", "Người ký", bold=True),
    _centred("Header", "header"),
]


def styles_xml() -> bytes:
    return serialized(
        w("styles", _defaults(), _normal(), _plain_table(), *map(_element, STYLES))
    )


def _defaults():
    fonts = dict.fromkeys(("ascii", "hAnsi", "cs", "eastAsia"), FONT)
    run = w(
        "rPr",
        w("rFonts", **fonts),
        w("sz", val=28),
        w("szCs", val=28),
        w("lang", val=LANGUAGE, eastAsia=LANGUAGE, bidi="ar-SA"),
    )
    return w("docDefaults", w("rPrDefault", run), w("pPrDefault"))


def _normal():
    return _style(
        "paragraph",
        "Normal",
        "Normal",
        w("pPr", w("widowControl"), w("spacing", before=0, after=0)),
        is_default=True,
    )


def _plain_table():
    margins = [w(side, w=0, type="dxa") for side in ("top", "left", "bottom", "right")]
    properties = w("tblPr", w("tblCellMar", *margins))
    return _style("table", "TableNormal", "Normal Table", properties, is_default=True)


def _style(kind, style_id, name, *children, is_default=False):
    element = w("style", w("name", val=name), *children, type=kind, styleId=style_id)
    if is_default:
        element.set(f"{{{W}}}default", "1")
    return element


def _element(style):
    is_custom = style.name not in {"header", "heading 1", "heading 2", "heading 3"}
    element = _style(
        "paragraph",
        style.id,
        style.name,
        w("basedOn", val=style.based_on),
        w("next", val=style.next) if style.next else None,
        w("uiPriority", val=9 if style.outline is not None else 1),
        w("qFormat"),
        _paragraph_properties(style),
        _run_properties(style),
    )
    if is_custom:
        element.set(f"{{{W}}}customStyle", "1")
    return element


def _paragraph_properties(style):
    spacing = {"before": style.before, "after": 0}
    if style.line:
        spacing |= {"line": style.line, "lineRule": "exact"}
    elif style.indent:
        spacing |= {"line": _LINE, "lineRule": "auto"}
    return w(
        "pPr",
        w("keepNext") if style.outline is not None else None,
        _box() if style.is_boxed else None,
        w("spacing", **spacing),
        w("ind", firstLine=style.indent) if style.indent else None,
        w("jc", val=style.align),
        w("outlineLvl", val=style.outline) if style.outline is not None else None,
    )


def _box():
    sides = ("top", "left", "bottom", "right")
    lines = [w(side, val="single", sz=6, space=2, color="auto") for side in sides]
    return w("pBdr", *lines)


def _run_properties(style):
    size = round(style.size * 2)
    return w(
        "rPr",
        w("b") if style.bold else None,
        w("i") if style.italic else None,
        w("sz", val=size),
        w("szCs", val=size),
    )
