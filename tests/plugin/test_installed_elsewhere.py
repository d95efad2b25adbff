import json
import os
import shutil
import subprocess
import sys
import tempfile
import unittest
import zipfile
from pathlib import Path

import pytest

from tests.places import ROOT

HERE = Path(__file__).resolve().parent
BASE_TEMPLATE = (
    "<!doctype html><title>{{ page.title }}</title>{% block content %}{% endblock %}"
)


def tracked_files_of_the_plugin():
    listed = subprocess.run(
        ["git", "ls-files", "-z", "dialogue_pages"],
        cwd=ROOT,
        capture_output=True,
        check=True,
    )
    names = [name for name in listed.stdout.decode().split("\0") if name]
    return [name for name in names if (ROOT / name).is_file()]


def build_wheel(folder):
    """Build from a copy, so that nothing is left in the checkout."""
    source = folder / "source"
    for name in [*tracked_files_of_the_plugin(), "pyproject.toml", "README.md"]:
        target = source / name
        target.parent.mkdir(parents=True, exist_ok=True)
        shutil.copyfile(ROOT / name, target)
    pip("wheel", "--no-build-isolation", "-w", folder, source)
    (wheel,) = folder.glob("*.whl")
    return wheel


def pip(verb, *arguments):
    command = [sys.executable, "-m", "pip", verb, "-q", "--no-deps", "--no-index"]
    run([*command, *arguments])


def run(command, **options):
    done = subprocess.run(command, capture_output=True, text=True, **options)
    if done.returncode:
        raise AssertionError(done.stdout + done.stderr)
    return done.stdout


@pytest.mark.slow
class InstalledElsewhereTests(unittest.TestCase):
    """The plugin as another Wagtail site gets it: a wheel, its settings line, its URLs."""

    @classmethod
    def setUpClass(cls):
        folder = tempfile.TemporaryDirectory(prefix="bare-wagtail-")
        cls.addClassCleanup(folder.cleanup)
        cls.folder = Path(folder.name)
        cls.wheel = build_wheel(cls.folder)

    def test_the_wheel_holds_every_file_of_the_plugin(self):
        packed = set(zipfile.ZipFile(self.wheel).namelist())

        self.assertEqual(set(tracked_files_of_the_plugin()) - packed, set())
        for ending in ("fonts/Tinos-Regular.ttf", ".html", ".mo", "0001_plans.py"):
            with self.subTest(ending=ending):
                self.assertTrue(any(name.endswith(ending) for name in packed))

    def test_it_serves_plans_in_a_bare_wagtail_site(self):
        site = self.folder / "site"
        templates = site / "templates"
        templates.mkdir(parents=True)
        (templates / "base.html").write_text(BASE_TEMPLATE)
        for name in ("site_settings.py", "site_urls.py", "visit.py"):
            shutil.copyfile(HERE / name, site / name)
        packages = self.folder / "packages"
        pip("install", "--target", packages, self.wheel)

        env = {
            "PATH": os.environ["PATH"],
            "PYTHONPATH": f"{packages}:{site}",
            "DJANGO_SETTINGS_MODULE": "site_settings",
        }
        django = [sys.executable, "-m", "django"]
        run([*django, "check", "--fail-level", "WARNING"], cwd=site, env=env)
        run([*django, "makemigrations", "--check"], cwd=site, env=env)
        run([*django, "migrate", "-v", "0"], cwd=site, env=env)
        report = json.loads(run([sys.executable, "visit.py"], cwd=site, env=env))

        self.assertTrue(report.pop("installed in").startswith(str(packages)))
        self.assertEqual(
            report,
            {
                "index": 200,
                "plan": 200,
                "pdf": 200,
                "follow": 200,
                "feed": 200,
                "calendar": 200,
                "sitemap": 200,
                "robots": 200,
                "editor": 200,
                "subject shown": True,
            },
        )
