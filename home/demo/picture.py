"""A picture of a place that does not exist: the moon over a river between hills."""

from io import BytesIO
from math import sin

from django.core.files.base import ContentFile
from PIL import Image, ImageDraw, ImageFilter, ImageOps
from wagtail.images import get_image_model

TITLE = "Trăng trên sông"
TOLD = "Tranh vẽ: trăng tròn trên dòng sông giữa những dãy núi lúc chiều muộn"
SIZE = (1440, 720)
_LARGE = 2  # drawn larger, then reduced: soft edges
_SHORE = 0.66  # of the height
_SKY = ("#3f5274", "#f3cfa6")
_WATER = ("#e2b88f", "#47546b")
_MOON = "#fff3d6"
# From far to near: colour, mean height above the shore, height of the waves, their width.
_HILLS = [
    ("#9a8c96", 0.26, 0.09, 0.0038),
    ("#716e80", 0.17, 0.07, 0.0052),
    ("#4c5768", 0.085, 0.05, 0.0071),
    ("#2f4450", 0.03, 0.03, 0.0093),
]


def landscape() -> Image.Image:
    width, height = (side * _LARGE for side in SIZE)
    shore = round(height * _SHORE)
    scene = Image.new("RGB", (width, height))
    scene.paste(_shaded((width, shore), *_SKY), (0, 0))
    _moon(scene, (round(width * 0.68), round(height * 0.27)), round(height * 0.085))
    for number, hill in enumerate(_HILLS):
        _draw_hill(scene, shore, number, *hill)
    scene.paste(_river(scene, shore), (0, shore))
    return scene.resize(SIZE, Image.Resampling.LANCZOS)


def moon_over_the_river():
    """The picture as the library of the site keeps it, told in words."""
    drawn = BytesIO()
    landscape().save(drawn, "JPEG", quality=88, optimize=True)
    picture = get_image_model().objects.create(
        title=TITLE, file=ContentFile(drawn.getvalue(), "song-trang.jpg")
    )
    picture.contextual_alt_text, picture.decorative = TOLD, False
    return picture


def _shaded(size, above, below) -> Image.Image:
    shade = Image.linear_gradient("L").resize(size)
    return ImageOps.colorize(shade, above, below)


def _moon(scene, middle, radius):
    glow = Image.new("L", scene.size)
    ImageDraw.Draw(glow).circle(middle, radius * 2.2, fill=70)
    glow = glow.reduce(8).filter(ImageFilter.GaussianBlur(radius / 8))
    scene.paste(Image.new("RGB", scene.size, _MOON), mask=glow.resize(scene.size))
    ImageDraw.Draw(scene).circle(middle, radius, fill=_MOON)


def _draw_hill(scene, shore, number, colour, mean, wave, width):
    height = scene.height
    ridge = [
        (x, shore - height * (mean + wave * _rise(x / _LARGE * width, number)))
        for x in range(0, scene.width + 8, 8)
    ]
    outline = [(0, shore), *ridge, (scene.width, shore)]
    ImageDraw.Draw(scene).polygon(outline, fill=colour)


def _rise(x, number) -> float:
    """Between about -1 and 1, another line for each hill."""
    return (
        0.6 * sin(x + 1.7 * number) + 0.3 * sin(2.3 * x + number) + 0.1 * sin(7.1 * x)
    )


def _river(scene, shore) -> Image.Image:
    """The hills upside down in the water, and the way of the moon over it."""
    depth = scene.height - shore
    mirrored = ImageOps.flip(scene.crop((0, shore - depth, scene.width, shore)))
    mirrored = mirrored.filter(ImageFilter.GaussianBlur(3 * _LARGE))
    water = Image.blend(mirrored, _shaded(mirrored.size, *_WATER), 0.55)
    draw = ImageDraw.Draw(water)
    middle = round(scene.width * 0.68)
    for row in range(6, depth, 14):
        half = depth * (0.1 + 0.35 * abs(sin(row * 1.9))) * (0.35 + row / depth)
        draw.line(
            [(middle - half, row), (middle + half, row)],
            fill=_MOON,
            width=3 * _LARGE // 2,
        )
    return water
