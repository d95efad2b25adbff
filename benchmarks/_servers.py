"""Servers that a benchmark or a test starts for a while: granian and nginx."""

import os
import re
import shutil
import socket
import subprocess
import sys
import time
from contextlib import contextmanager, suppress
from pathlib import Path

ROOT = Path(__file__).resolve().parents[1]
TEMPLATE = ROOT / "deploy/nginx.conf"
MODULES = Path("/usr/lib/nginx/modules")
BROTLI = MODULES / "ngx_http_brotli_static_module.so"
_PATIENCE = 60


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return probe.getsockname()[1]


def nginx_program() -> str | None:
    return shutil.which("nginx") or shutil.which("nginx", path="/usr/sbin:/sbin")


@contextmanager
def granian(port: int, env: dict[str, str], *, workers=1):
    """The portal, or whatever the settings in `env` name, at a port of this machine."""
    command = [str(Path(sys.executable).with_name("granian")), "--interface", "wsgi"]
    command += ["--workers", str(workers), "--blocking-threads", "1", "--no-ws"]
    command += ["--host", "127.0.0.1", "--port", str(port), "--log-level", "error"]
    command += ["commune_site.wsgi:application"]
    with _running(command, port, env=env, cwd=ROOT):
        yield f"http://localhost:{port}/"


@contextmanager
def nginx(folder: Path, port: int, portal_port: int, ready: Path, pages: Path):
    """nginx with `deploy/nginx.conf`, but without https, at a port of this machine.

    `ready` is the portal's folder of ready pages, `pages` a folder of its own that is
    handed out below `/tinh/`, as a yardstick; its `errors/` are the pages of errors.
    """
    config = folder / "nginx.conf"
    config.write_text(_config(folder, port, portal_port, ready, pages))
    command = [nginx_program(), "-c", str(config), "-p", str(folder), "-e", "error.log"]
    with _running(command, port, cwd=folder):
        yield f"http://localhost:{port}/"


def _config(folder, port, portal_port, ready, pages) -> str:
    site = TEMPLATE.read_text()
    site = re.sub(r"server \{\n    listen 80;.*?\n\}\n", "", site, flags=re.DOTALL)
    site = re.sub(r".*(listen \[::\]:443|ssl_|Strict-Transport).*\n", "", site)
    site = site.replace("listen 443 ssl http2;", f"listen 127.0.0.1:{port};")
    site = site.replace("doithoai.example.vn", "localhost")
    site = site.replace("127.0.0.1:8000", f"127.0.0.1:{portal_port}")
    site = site.replace("/srv/portal/var/ready/current", f"{ready}/current")
    site = site.replace("root /srv/portal/var/static;", f"root {pages};")
    own = f"location /tinh/ {{ alias {pages}/; }}\n\n    location / {{"
    site = site.replace("location / {", own, 1)
    load = f"load_module {BROTLI};\n" if BROTLI.exists() else ""
    if not load:
        site = site.replace("    brotli_static on;\n", "")
    user = "user root;\n" if os.geteuid() == 0 else ""
    temporary = "".join(
        f"    {kind}_temp_path {folder}/{kind};\n"
        for kind in ("client_body", "proxy", "fastcgi", "uwsgi", "scgi")
    )
    return (
        f"{load}{user}daemon off;\nworker_processes 1;\npid {folder}/nginx.pid;\n"
        "error_log error.log warn;\nevents { worker_connections 256; }\nhttp {\n"
        f"    access_log off;\n    types {{ text/html html; text/css css; }}\n"
        f"    keepalive_requests 100000;\n{temporary}{site}}}\n"
    )


@contextmanager
def _running(command, port, **options):
    process = subprocess.Popen(command, **options)
    try:
        _wait_for(process, port)
        yield process
    finally:
        process.terminate()
        with suppress(subprocess.TimeoutExpired):
            process.wait(10)
        if process.poll() is None:
            process.kill()


def _wait_for(process, port) -> None:
    until = time.monotonic() + _PATIENCE
    while time.monotonic() < until:
        if process.poll() is not None:
            break
        with suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return
        time.sleep(0.1)
    raise RuntimeError(f"{process.args[0]} does not answer at port {port}")
