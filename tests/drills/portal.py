"""A portal of its own as in production: granian, a fresh database, the demo commune."""

import os
import signal
import socket
import subprocess
import sys
import time
from contextlib import suppress
from pathlib import Path
from urllib.parse import parse_qs, urlsplit

ROOT = Path(__file__).resolve().parents[2]
SECONDS_TO_START = 60
WORKERS = 2


class Portal:
    """A server on a free port; `address` is a DATABASE_URL that nobody else uses."""

    def __init__(self, address: str, folder: str, **environment: str):
        self.address = address
        self.folder = Path(folder)
        self.port = _free_port()
        self.server = None
        self.env = os.environ | {
            "ENV_FILE": os.devnull,
            "DJANGO_SETTINGS_MODULE": "commune_site.settings.production",
            "PYTHONPATH": str(ROOT),
            "SECRET_KEY": "of-a-portal-that-lives-for-minutes-" * 2,
            "ALLOWED_HOSTS": "*",
            "DATABASE_URL": address,
            "BASE_URL": f"https://localhost:{self.port}",
            # Each visitor has an address of their own, told as a proxy tells it.
            "BEHIND_PROXY": "true",
            "SECURE_SSL_REDIRECT": "false",
            "MEDIA_ROOT": str(self.folder / "media"),
            "READY_FOLDER": str(self.folder / "ready"),
            "EMAIL_URL": "dummymail://",
            **environment,
        }

    def prepare(self, *commands: list[str]) -> None:
        """Make the database and the demo commune in it."""
        static = ["collectstatic", "--noinput", "-v0"]
        for command in (["migrate", "-v0"], static, *commands):
            self.manage(*command)

    def manage(self, *command: str) -> str:
        done = subprocess.run(
            [sys.executable, "manage.py", *command],
            cwd=ROOT,
            env=self.env,
            stdout=subprocess.PIPE,
            text=True,
        )
        if done.returncode:
            raise RuntimeError(f"{command[0]} stopped with {done.returncode}")
        return done.stdout

    def start(self) -> None:
        where = ["--host", "127.0.0.1", "--port", str(self.port)]
        crew = ["--workers", str(WORKERS), "--blocking-threads", "1"]
        # A process that died is replaced at once, as a service manager does.
        crew += ["--respawn-failed-workers", "--respawn-interval", "0.5"]
        with (self.folder / "server.log").open("ab") as log:
            self.server = subprocess.Popen(
                [sys.executable, "-m", "granian", "--interface", "wsgi", *where, *crew]
                + ["--log-level", "warning", "commune_site.wsgi:application"],
                cwd=ROOT,
                env=self.env,
                stdout=log,
                stderr=log,
                start_new_session=True,
            )
        deadline = time.monotonic() + SECONDS_TO_START
        while not self._answers():
            if time.monotonic() > deadline or self.server.poll() is not None:
                raise RuntimeError(f"no server: see {self.folder}/server.log")
            time.sleep(0.2)

    def stop(self) -> None:
        if self.server is not None:
            with suppress(ProcessLookupError):
                os.killpg(self.server.pid, signal.SIGTERM)
            try:
                self.server.wait(20)
            except subprocess.TimeoutExpired:
                self.kill()
            self.server = None

    def kill(self) -> None:
        """End the whole server as a power cut does."""
        with suppress(ProcessLookupError):
            os.killpg(self.server.pid, signal.SIGKILL)
        self.server.wait()

    @property
    def has_ended(self) -> bool:
        return self.server.poll() is not None

    def workers(self) -> list[int]:
        """Process ids of those that answer requests."""
        children = Path(f"/proc/{self.server.pid}/task/{self.server.pid}/children")
        found = [int(pid) for pid in children.read_text().split()]
        return [pid for pid in found if b"resource_tracker" not in _command(pid)]

    def log(self) -> str:
        return (self.folder / "server.log").read_text(errors="replace")

    def rows(self, sql: str) -> list[tuple]:
        """What a plain connection reads, past all of the portal."""
        if self.address.startswith("sqlite"):
            import sqlite3

            connection = sqlite3.connect(self.address.removeprefix("sqlite:///"))
        else:
            import psycopg

            parts = urlsplit(self.address)
            connection = psycopg.connect(
                host=parse_qs(parts.query)["host"][0],
                user=parts.username,
                dbname=parts.path.strip("/"),
            )
        try:
            return connection.cursor().execute(sql).fetchall()
        finally:
            connection.close()

    def _answers(self) -> bool:
        try:
            socket.create_connection(("127.0.0.1", self.port), 1).close()
        except OSError:
            return False
        return True


def _command(pid: int) -> bytes:
    try:
        return Path(f"/proc/{pid}/cmdline").read_bytes()
    except OSError:
        return b""


def _free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]
