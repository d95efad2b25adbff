import subprocess
import sys
from gettext import GNUTranslations
from pathlib import Path

import pytest
from django.core.management import call_command
from django.template.loader import get_template
from django.test import SimpleTestCase, TestCase
from wagtail.models import get_page_models

from tests.places import ROOT

# In pieces, so that this file does not name them either.
REGISTRY_HOSTS = [
    ".".join(parts)
    for parts in (
        ("pypi", "org"),
        ("pythonhosted", "org"),
        ("npmjs", "org"),
        ("deb", "debian", "org"),
    )
]


def tracked(*patterns):
    listed = subprocess.run(
        ["git", "ls-files", "-z", *patterns], cwd=ROOT, capture_output=True, check=True
    )
    names = [name for name in listed.stdout.decode().split("\0") if name]
    return [ROOT / name for name in names if (ROOT / name).is_file()]


class DatabaseTests(TestCase):
    def test_migrations_are_in_step_with_the_models(self):
        call_command("makemigrations", check=True, dry_run=True, verbosity=0)


class TemplateTests(SimpleTestCase):
    def test_every_page_type_has_a_template(self):
        for model in get_page_models():
            if model._meta.app_label in ("home", "dialogue_pages"):
                with self.subTest(page_type=model.__name__):
                    get_template(model.template)

    def test_every_template_can_be_read(self):
        for path in tracked("*templates/*.html", ":!benchmarks"):
            name = str(path).rpartition("templates/")[2]
            with self.subTest(template=name):
                get_template(name)


class HouseTests(SimpleTestCase):
    def test_imports_point_downwards(self):
        command = Path(sys.executable).with_name("lint-imports")
        found = subprocess.run(
            [command, "--no-cache"], cwd=ROOT, capture_output=True, text=True
        )
        self.assertEqual(found.returncode, 0, found.stdout)


class RequirementTests(SimpleTestCase):
    def test_every_pin_has_a_version_and_a_hash(self):
        for name in ("requirements.txt", "requirements-dev.txt"):
            text = (ROOT / name).read_text().replace("\\\n", " ")
            pins = [line for line in text.splitlines() if line[:1].isalpha()]
            self.assertGreater(len(pins), 20)
            for pin in pins:
                with self.subTest(pin=pin.split()[0]):
                    self.assertRegex(pin, r"^[a-z0-9._\[\]-]+==\S")
                    self.assertIn("--hash=sha256:", pin)

    def test_no_tracked_file_names_a_registry(self):
        for path in tracked():
            text = path.read_bytes()
            for host in REGISTRY_HOSTS:
                with self.subTest(file=path.name, host=host):
                    self.assertNotIn(host.encode(), text)


class CatalogueTests(SimpleTestCase):
    def test_compiled_wording_is_in_step(self):
        for source in tracked("*.po"):
            with self.subTest(catalogue=str(source.relative_to(ROOT))):
                self.assertEqual(
                    wording(compiled(source)), wording(source.with_suffix(".mo"))
                )


def compiled(source):
    target = ROOT / "var" / f"{source.parents[2].name}-{source.stem}.mo"
    try:
        subprocess.run(["msgfmt", "-o", target, source], check=True)
    except FileNotFoundError:
        pytest.skip("gettext is not installed")
    return target


def wording(path):
    """The strings and their wording, without the head that tells when and by whom."""
    with path.open("rb") as file:
        catalogue = dict(GNUTranslations(file)._catalog)
    catalogue.pop("", None)
    return catalogue
