import ast

from django.test import SimpleTestCase

from tests.places import ROOT

SETTINGS = ROOT / "commune_site/settings"
SECRET_WORDS = ("SECRET", "PASSWORD", "TOKEN", "API_KEY", "DATABASE_URL", "EMAIL_URL")
# Names that hold no secret, though they sound so.
NO_SECRETS = {
    "PASSWORD_HASHERS",
    "AUTH_PASSWORD_VALIDATORS",
    "WAGTAILADMIN_USER_PASSWORD_RESET_FORM",
}


def assignments(path):
    for node in ast.walk(ast.parse(path.read_text())):
        if isinstance(node, ast.Assign):
            for target in node.targets:
                if isinstance(target, ast.Name):
                    yield target.id, node.value


class SecretTests(SimpleTestCase):
    def test_secrets_come_from_the_environment_alone(self):
        for name in ("base.py", "production.py"):
            for target, value in assignments(SETTINGS / name):
                if target in NO_SECRETS or not any(w in target for w in SECRET_WORDS):
                    continue
                with self.subTest(file=name, setting=target):
                    self.assertIsInstance(value, ast.Call)
                    self.assertTrue(ast.unparse(value.func).startswith("env"))
                    told = [w.value for w in value.keywords if w.arg == "default"]
                    empty = [ast.unparse(default) for default in told]
                    self.assertIn(empty, ([], ["[]"]))

    def test_no_address_with_a_password_stands_in_the_settings(self):
        for path in SETTINGS.glob("*.py"):
            with self.subTest(file=path.name):
                self.assertNotRegex(path.read_text(), r"\w+://[^\s/\"']+:[^\s/\"']+@")

    def test_the_key_of_development_is_not_that_of_production(self):
        self.assertNotIn("development-only", (SETTINGS / "base.py").read_text())
        self.assertNotIn("development-only", (SETTINGS / "production.py").read_text())
