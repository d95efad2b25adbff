"""Pictures drawn anew, so that no place, camera or second file goes with them."""

from io import BytesIO

from PIL import Image, ImageOps

MAX_PIXELS = {"JPEG": 64_000_000, "PNG": 25_000_000, "WEBP": 25_000_000}
LONGEST_SIDE = 2400


def redrawn(content: bytes, file_format: str) -> bytes:
    """The same pixels in a new file, upright, no side longer than `LONGEST_SIDE`.

    Raises what Pillow raises for a broken picture, ValueError for too many pixels.
    """
    with Image.open(BytesIO(content), formats=[file_format]) as image:
        if image.width * image.height > MAX_PIXELS[file_format]:
            raise ValueError("too many pixels")
        if file_format == "JPEG":
            image.draft("RGB", (LONGEST_SIDE, LONGEST_SIDE))
        image.load()
        upright = ImageOps.exif_transpose(image)
    is_clear = "A" in upright.getbands() or "transparency" in upright.info
    picture = upright.convert("RGBA" if is_clear and file_format != "JPEG" else "RGB")
    picture.thumbnail((LONGEST_SIDE, LONGEST_SIDE))
    # A new image of the same pixels: no description of the old one comes along.
    bare = Image.new(picture.mode, picture.size)
    bare.paste(picture)
    drawn = BytesIO()
    bare.save(drawn, file_format, quality=85, optimize=file_format == "JPEG")
    return drawn.getvalue()
