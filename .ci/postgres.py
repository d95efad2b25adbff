"""A PostgreSQL server of our own for the length of the tests."""

import os
import pwd
import shutil
import subprocess
import tempfile
from contextlib import contextmanager
from pathlib import Path

import machine

# Tests lose nothing when the machine stops: no need to wait for the disk.
OPTIONS = "-c listen_addresses='' -c fsync=off -c full_page_writes=off"
OPTIONS += " -c synchronous_commit=off -c max_connections=60"


class NotAvailableError(Exception):
    pass


@contextmanager
def private_server(kept_in: Path | None = None):
    """Yield the address of a server that listens on a socket in its own folder.

    Its data go with it, unless there is a folder where they are kept.
    """
    programs = machine.postgres_folder()
    if programs is None:
        raise NotAvailableError("no PostgreSQL server is installed")
    folder = Path(tempfile.mkdtemp(prefix="pg-"))
    user = as_user(folder)
    data, log = folder / "data", folder / "log"
    if kept_in:
        kept_in.mkdir(parents=True, exist_ok=True)
        as_user(kept_in)
        data = kept_in.resolve() / "data"
    try:
        control = [*user, str(programs / "pg_ctl"), "-D", str(data), "-w"]
        start = ["-l", str(log), "-o", f"{OPTIONS} -k {folder}", "start"]
        make = [*user, str(programs / "initdb"), "-D", str(data), "-A", "trust"]
        make += ["-U", "postgres", "-E", "UTF8", "--locale=C.UTF-8", "--no-sync"]
        if not data.exists():
            run(make)
        run([*control, *start])
        try:
            yield f"postgres://postgres@/postgres?host={folder}"
        finally:
            run([*control, "-m", "fast" if kept_in else "immediate", "stop"])
    finally:
        shutil.rmtree(folder, ignore_errors=True)


@contextmanager
def server_if_any(**options):
    """Yield the address of a private server; None, with the reason told, without one."""
    try:
        with private_server(**options) as address:
            yield address
    except NotAvailableError as reason:
        print(f"no PostgreSQL: {reason}")
        yield None


def as_user(folder):
    """PostgreSQL refuses to run as root: borrow another user where we are root."""
    if os.geteuid() != 0:
        return []
    name = "postgres" if is_user("postgres") else "nobody"
    shutil.chown(folder, name)
    return [
        "setpriv",
        "--reuid",
        name,
        "--regid",
        str(group_of(name)),
        "--clear-groups",
    ]


def is_user(name):
    try:
        return bool(pwd.getpwnam(name))
    except KeyError:
        return False


def group_of(name):
    return pwd.getpwnam(name).pw_gid


def run(command):
    done = subprocess.run(
        command, cwd="/", stdout=subprocess.DEVNULL, stderr=subprocess.PIPE
    )
    if done.returncode:
        raise NotAvailableError(done.stderr.decode(errors="replace").strip())
