"""Make .venv and install the pinned packages into it. Runs before anything is installed."""

import os
import shutil
import subprocess
import sys

VENV = ".venv"
PYTHON = os.path.join(VENV, "bin", "python")
OLDEST = (3, 11)


def main(lists):
    if sys.version_info < OLDEST:
        stop(
            "Python 3.11 or newer is needed, this is {}.{}. Name another one: "
            "make PYTHON=/path/to/python3.11 …".format(*sys.version_info)
        )
    if not has_pip():
        make_venv()
    if not all(is_installed(name) for name in lists):
        say("Installing packages (only the first time, and when the list changes) …")
        install(lists)
    for name in lists:
        shutil.copyfile(name, stamp(name))


def has_pip():
    return os.path.exists(PYTHON) and run([PYTHON, "-c", "import pip"]) == 0


def make_venv():
    say("Making the virtual environment .venv …")
    command = [sys.executable, "-m", "venv", "--clear", VENV]
    if run(command) == 0:
        return
    install_venv_module()
    if run(command) != 0:
        stop("Python has no venv module. Install it: apt install python3-venv")


def install_venv_module():
    root = [] if os.geteuid() == 0 else ["sudo", "-n"]
    if shutil.which("apt-get") and (not root or shutil.which("sudo")):
        run([*root, "apt-get", "update", "-q"])
        run([*root, "apt-get", "install", "-qy", "python3-venv"])


def install(lists):
    command = [PYTHON, "-m", "pip", "install", "-qq", "--disable-pip-version-check"]
    command += ["--no-input", "--require-hashes", "--only-binary=:all:"]
    for name in lists:
        command += ["-r", name]
    if subprocess.call(command) != 0:
        stop("The packages could not be installed; the reason stands above.")


def is_installed(name):
    try:
        with open(name) as wanted, open(stamp(name)) as installed:
            return wanted.read() == installed.read()
    except OSError:
        return False


def stamp(name):
    return os.path.join(VENV, name)


def run(command):
    return subprocess.call(
        command, stdout=subprocess.DEVNULL, stderr=subprocess.DEVNULL
    )


def say(text):
    print(text, flush=True)


def stop(text):
    sys.exit("Cannot go on: " + text)


if __name__ == "__main__":
    main(sys.argv[1:])
