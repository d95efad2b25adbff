"""A small picture as a telephone sends it."""

from io import BytesIO

from PIL import Image


def _drawn() -> bytes:
    drawn = BytesIO()
    Image.new("RGB", (64, 48), "green").save(drawn, "JPEG")
    return drawn.getvalue()


JPEG = _drawn()
