"""Start the portal on this machine with its demo commune: `make run`."""

import argparse
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

    import django
    from django.core.management import call_command

    django.setup()
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
