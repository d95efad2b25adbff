"""Reduce the four Tinos faces to what Vietnamese office text needs.

npm pack @expo-google-fonts/tinos@0.4.2 && tar xzf expo-google-fonts-tinos-0.4.2.tgz
python deploy/fonts.py package
"""

import shutil
import sys
from pathlib import Path

from fontTools.subset import Options, Subsetter
from fontTools.ttLib import TTFont

TARGET = Path(__file__).parents[1] / "dialogue_pages/static/dialogue_pages/fonts"

FACES = {
    "Tinos-Regular.ttf": "400Regular/Tinos_400Regular.ttf",
    "Tinos-Italic.ttf": "400Regular_Italic/Tinos_400Regular_Italic.ttf",
    "Tinos-Bold.ttf": "700Bold/Tinos_700Bold.ttf",
    "Tinos-BoldItalic.ttf": "700Bold_Italic/Tinos_700Bold_Italic.ttf",
}

CHARACTERS = [
    range(0x0020, 0x007F),  # ASCII
    range(0x00A0, 0x0180),  # Latin-1 and Latin Extended-A
    (0x01A0, 0x01A1, 0x01AF, 0x01B0),  # Ơ ơ Ư ư
    (0x0300, 0x0301, 0x0302, 0x0303, 0x0306, 0x0309, 0x031B, 0x0323),  # marks
    range(0x1EA0, 0x1EFA),  # Vietnamese letters with tone marks
    range(0x2010, 0x2028),  # hyphens, dashes, quotes, bullets, ellipsis
    (0x2030, 0x2032, 0x2033, 0x2039, 0x203A, 0x2044),
    (0x20AB, 0x20AC, 0x2116, 0x2122),  # đồng, euro, number, trade mark
    range(0x2190, 0x2196),  # arrows
    (0x2212, 0x221E, 0x2248, 0x2260, 0x2264, 0x2265),
    (0x25A0, 0x25A1, 0x25CB, 0x25CF),
]


def main(source: Path) -> None:
    TARGET.mkdir(parents=True, exist_ok=True)
    for name, origin in FACES.items():
        reduce(source / origin, TARGET / name)
    shutil.copyfile(source / "LICENSE_FONT", TARGET / "OFL.txt")


def reduce(origin: Path, target: Path) -> None:
    font = TTFont(origin, recalcTimestamp=False)
    subsetter = Subsetter(_options())
    subsetter.populate(unicodes=[code for group in CHARACTERS for code in group])
    subsetter.subset(font)
    font.save(target)


def _options() -> Options:
    options = Options()
    options.hinting = False
    options.layout_features = []
    options.glyph_names = False
    options.notdef_outline = True
    options.name_IDs = [0, 1, 2, 3, 4, 5, 6, 13, 14]
    options.drop_tables += ["gasp", "GDEF", "GPOS", "GSUB"]
    return options


if __name__ == "__main__":
    main(Path(sys.argv[1]))
