"""Programs of the machine that tests use, and the Debian packages they come in."""

import ctypes
import os
import shutil
import subprocess
from pathlib import Path

BROTLI_OF_NGINX = "/usr/lib/nginx/modules/ngx_http_brotli_static_module.so"
PACKAGES = {
    "chromium": "chromium",
    "libatomic.so.1": "libatomic1",  # Playwright's own runtime links to it
    "pdftoppm": "poppler-utils",
    "postgres": "postgresql",
    "msgfmt": "gettext",
    "nginx": "nginx-light",
    "soffice": "libreoffice-writer-nogui",
    "wrk": "wrk",
    BROTLI_OF_NGINX: "libnginx-mod-http-brotli-static",
}


def install_missing(tally):
    """Install what is missing where this is allowed; name what stays missing."""
    for program in installed(*PACKAGES):
        tally.note(program, "not installed: tests that need it are skipped")


def installed(*programs):
    """Install those of the programs that are missing, if allowed; those still missing."""
    missing = [program for program in programs if not has(program)]
    if not missing:
        return []
    print(f"\n== installing {', '.join(missing)}", flush=True)
    apt = apt_get()
    if apt:
        quiet = subprocess.DEVNULL
        subprocess.call([*apt, "update", "-q"], stdout=quiet, stderr=quiet)
        packages = [PACKAGES[program] for program in missing]
        options = ["install", "-qy", "--no-install-recommends"]
        subprocess.call([*apt, *options, *packages], stdout=quiet)
    return [program for program in missing if not has(program)]


def has(program):
    if program == "postgres":
        return postgres_folder() is not None
    if program.startswith("/"):
        return Path(program).exists()
    if ".so" in program:
        return is_library(program)
    return bool(shutil.which(program) or shutil.which(program, path="/usr/sbin"))


def is_library(name):
    try:
        return bool(ctypes.CDLL(name))
    except OSError:
        return False


def postgres_folder():
    """Where the newest PostgreSQL server of this machine keeps its programs."""
    folders = sorted(Path("/usr/lib/postgresql").glob("*/bin"), key=version)
    for folder in reversed(folders):
        if (folder / "initdb").exists() and (folder / "postgres").exists():
            return folder
    return None


def version(folder):
    return float(folder.parent.name)


def apt_get():
    command = ["apt-get"]
    if not shutil.which("apt-get"):
        return None
    if os.geteuid() == 0:
        return ["env", "DEBIAN_FRONTEND=noninteractive", *command]
    if shutil.which("sudo") and subprocess.call(["sudo", "-n", "true"]) == 0:
        return ["sudo", "-n", "env", "DEBIAN_FRONTEND=noninteractive", *command]
    return None
