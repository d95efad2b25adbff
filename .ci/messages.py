"""Collect and compile the Vietnamese wording: `make messages`."""

import os
import subprocess
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
# The folder of the catalogues of Wagtail and of the site belongs to neither app.
ELSEWHERE = ["-i", ".venv", "-i", "var", "-i", "tests", "-i", "build"]
ELSEWHERE += ["-i", "commune_site/locale"]


def main():
    os.chdir(ROOT)
    # Strings of the plugin go to its own catalogue, all others to the site's.
    Path("dialogue_pages/locale").mkdir(exist_ok=True)
    collect = ["makemessages", "-l", "vi", "--no-obsolete", "--add-location", "file"]
    run([sys.executable, "manage.py", *collect, *ELSEWHERE])
    for catalogue in Path().glob("*/locale/**/*.po"):
        run(["msgfmt", "--check-format", "-o", catalogue.with_suffix(".mo"), catalogue])


def run(command):
    subprocess.run(command, check=True)


if __name__ == "__main__":
    main()
