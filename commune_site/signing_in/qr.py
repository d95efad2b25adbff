from itertools import groupby

from django.utils.html import format_html
from django.utils.safestring import SafeString
from reportlab.graphics.barcode.qr import QrCodeWidget

_BORDER = 4  # modules of quiet around it, as readers expect


def qr_picture(text: str) -> SafeString:
    """A QR code as inline SVG, drawn here: no other host learns of the text."""
    code = QrCodeWidget(text, barLevel="M").qr
    code.make()
    size = code.getModuleCount() + 2 * _BORDER
    return format_html(
        '<svg class="qr-code" viewBox="0 0 {0} {0}" width="240" height="240" '
        'aria-hidden="true" shape-rendering="crispEdges">'
        '<rect width="{0}" height="{0}" fill="#fff"/><path d="{1}" fill="#000"/></svg>',
        size,
        "".join(_bars(code.modules)),
    )


def _bars(rows):
    for y, row in enumerate(rows, start=_BORDER):
        x = _BORDER
        for is_dark, run in groupby(map(bool, row)):
            width = len(list(run))
            if is_dark:
                yield f"M{x} {y}h{width}v1h-{width}z"
            x += width
