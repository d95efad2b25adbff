"""Start the portal on this machine with its demo commune: `make run`."""

import argparse
import hashlib
import io
import os
import socket
import sys
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]


def main():
    where = arguments()
    stop_if_unusable(where.host, where.port)
    os.chdir(ROOT)
    sys.path.insert(0, str(ROOT))
    address = f"http://localhost:{where.port}"
    os.environ.setdefault("DJANGO_SETTINGS_MODULE", "commune_site.settings.dev")
    os.environ.setdefault("BASE_URL", address)
    os.environ.setdefault("DJANGO_RUNSERVER_HIDE_WARNING", "true")
    # What a visitor sees, also of mistakes; `manage.py runserver` shows them in full.
    os.environ.setdefault("DEBUG", "false")
    os.environ.setdefault("STATIC_COLLECTED", "true")

    import django
    from django.conf import settings
    from django.core.management import call_command

    django.setup()
    if not getattr(settings, "WHITENOISE_USE_FINDERS", False):
        collect_static_files(Path(settings.STATIC_ROOT) / "collected.txt")
    say("Preparing the database …")
    call_command("migrate", interactive=False, verbosity=0)
    call_command("load_demo", force=True, port=where.port)
    say(
        f"\n  Portal   {address}/"
        f"\n  Office   {address}/admin/"
        "\n  Data     var/ (delete it to begin anew)"
        "\n  Stop     Ctrl+C\n"
    )
    call_command(
        "runserver",
        f"{where.host}:{where.port}",
        use_reloader=False,
        skip_checks=True,
        stdout=io.StringIO(),  # the addresses stand above already
    )


def collect_static_files(stamp):
    """Only where one of them changed: packing them takes longer than all the rest."""
    from django.contrib.staticfiles.finders import get_finders
    from django.core.management import call_command

    found = sorted(
        f"{path} {storage.size(path)} {storage.get_modified_time(path).timestamp()}"
        for finder in get_finders()
        for path, storage in finder.list([])
    )
    digest = hashlib.sha256("\n".join(found).encode()).hexdigest()
    if stamp.exists() and stamp.read_text() == digest:
        return
    say("Packing static files (only the first time, and when they change) …")
    call_command("collectstatic", interactive=False, verbosity=0)
    stamp.write_text(digest)


def arguments():
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--host", default="127.0.0.1")
    parser.add_argument("--port", type=int, default=8000)
    return parser.parse_args()


def stop_if_unusable(host, port):
    with socket.socket() as probe:
        probe.setsockopt(socket.SOL_SOCKET, socket.SO_REUSEADDR, 1)
        try:
            probe.bind((host, port))
        except (OSError, OverflowError) as reason:
            why = getattr(reason, "strerror", None) or reason
            sys.exit(f"{host}:{port} cannot be used: {why}. Try: make run PORT=8001")


def say(text):
    print(text, flush=True)


if __name__ == "__main__":
    main()
