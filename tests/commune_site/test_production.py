import os
import subprocess
import sys

from django.test import SimpleTestCase

from tests.places import ROOT

REQUIRED = {
    "SECRET_KEY": "k9-" * 20 + "Vn!7#qLmZx",
    "ALLOWED_HOSTS": "doithoai.example.vn",
    "DATABASE_URL": "postgres://portal:secret@localhost/portal",
}


def manage(*arguments, **settings):
    env = {"PATH": os.environ["PATH"], "ENV_FILE": os.devnull, **settings}
    env["DJANGO_SETTINGS_MODULE"] = "commune_site.settings.production"
    return subprocess.run(
        [sys.executable, "manage.py", *arguments],
        cwd=ROOT,
        env=env,
        capture_output=True,
        text=True,
    )


class ProductionTests(SimpleTestCase):
    def test_deployment_checks_find_nothing(self):
        found = manage("check", "--deploy", "--fail-level", "WARNING", **REQUIRED)
        self.assertEqual(found.returncode, 0, found.stderr)

    def test_without_a_required_setting_it_does_not_start(self):
        for name in REQUIRED:
            with self.subTest(missing=name):
                rest = {key: REQUIRED[key] for key in REQUIRED if key != name}
                found = manage("check", **rest)
                self.assertNotEqual(found.returncode, 0)
                self.assertIn(name, found.stderr)

    def test_cache_and_storage_follow_the_environment(self):
        question = (
            "from django.conf import settings;"
            "print(settings.CACHES['default']['BACKEND']);"
            "print(settings.STORAGES['default'])"
        )
        found = manage(
            "shell",
            "--no-imports",
            "-c",
            question,
            **REQUIRED,
            CACHE_URL="redis://localhost:6379/0",
            MEDIA_STORAGE="django.core.files.storage.InMemoryStorage",
            MEDIA_STORAGE_OPTIONS='{"base_url": "/files/"}',
        )
        self.assertEqual(found.returncode, 0, found.stderr)
        self.assertIn("django.core.cache.backends.redis.RedisCache", found.stdout)
        self.assertIn("{'base_url': '/files/'}", found.stdout)

    def test_cookies_and_administrators_are_guarded(self):
        question = (
            "from django.conf import settings as s;"
            "print(s.SESSION_COOKIE_SECURE, s.CSRF_COOKIE_SECURE,"
            " s.SESSION_COOKIE_HTTPONLY, s.SESSION_EXPIRE_AT_BROWSER_CLOSE,"
            " s.SECOND_FACTOR_FOR_ADMINISTRATORS)"
        )
        found = manage("shell", "--no-imports", "-c", question, **REQUIRED)
        self.assertEqual(found.stdout.split(), ["True"] * 5, found.stderr)
