"""Seed 001 on paper: time against WeasyPrint on the same text, and size of the file.

Both draw the same document with the same font files on A4, taking turns in one process;
WeasyPrint gets its HTML ready made, with a plain layout.
"""

import sys
from html import escape
from pathlib import Path
from statistics import median
from time import perf_counter

from _workshop import tell
from weasyprint import HTML
from weasyprint.text.fonts import FontConfiguration

from dialogue_pages.official.reading.plan import read_plan_file
from dialogue_pages.official.writing.pdf import render_pdf
from dialogue_pages.official.writing.pdf.fonts import FILES
from dialogue_pages.official.writing.plain_text import render_text

ROOT = Path(__file__).resolve().parents[1]
SEEDS = ROOT.parent / "shared" / "seeds"
RUNS = 15
MOST_OF_ITS_TIME = 0.35
MOST_BYTES = 70 * 1024

STYLE = """
@page { size: A4; margin: 20mm 15mm 20mm 30mm; @top-center { content: counter(page) } }
body { font: 14pt/1.3 Tinos; text-align: justify }
p { margin: 6pt 0 0; text-indent: 1.27cm; orphans: 2; widows: 2 }
"""


def main():
    found = sorted(SEEDS.glob("001_*.txt"))
    if not found:
        sys.exit("the five real plans (../shared/seeds) are not beside the checkout")
    document = read_plan_file(found[0]).document
    page = html_of(document)
    fonts = FontConfiguration()

    def theirs():
        return HTML(string=page).write_pdf(font_config=fonts)

    def ours():
        return render_pdf(document)

    ours(), theirs()
    times = {ours: [], theirs: []}
    for _ in range(RUNS):
        for draw in (ours, theirs):
            times[draw].append(seconds(draw))
    ratio = round(median(times[ours]) / median(times[theirs]), 3)
    size = len(ours())
    milliseconds = round(median(times[ours]) * 1000, 1)
    tell("pdf of seed 001, share of WeasyPrint's time", ratio, at_most=MOST_OF_ITS_TIME)
    tell("pdf of seed 001, bytes", size, at_most=MOST_BYTES)
    print(f"one paper in {milliseconds} ms, WeasyPrint's file {len(theirs())} bytes")


def html_of(document) -> str:
    faces = "".join(
        f"@font-face {{ font-family: Tinos; src: url({path.as_uri()});"
        f" font-weight: {'bold' if 'Bold' in name else 'normal'};"
        f" font-style: {'italic' if 'Italic' in name else 'normal'} }}"
        for name, path in FILES.items()
    )
    lines = filter(None, render_text(document).splitlines())
    text = "".join(f"<p>{escape(line)}</p>" for line in lines)
    return f"<html lang=vi><style>{faces}{STYLE}</style><body>{text}</body></html>"


def seconds(draw) -> float:
    start = perf_counter()
    draw()
    return perf_counter() - start


if __name__ == "__main__":
    main()
