"""The door of the command line: `dateline`, or `python -m dashboard` (see `cli/main.py`)."""

from __future__ import annotations

import gc
import os
import signal
import sys


def main() -> int:
    """Run the command that the arguments name and return its exit status."""
    # Until the modules are loaded, Ctrl-C ends this program as it ends one that is not Python.
    usual = signal.getsignal(signal.SIGINT)
    if usual is signal.default_int_handler:
        signal.signal(signal.SIGINT, signal.SIG_DFL)
    # What modules make is no garbage: walking it again and again takes 50 ms.
    gc.disable()
    try:
        from dashboard.cli.main import main as run
    finally:
        gc.enable()
    signal.signal(signal.SIGINT, usual)
    try:
        return run()
    finally:
        _leave_nothing()


def _leave_nothing() -> None:
    """Writes what is left of the output, for Python would complain where that cannot be."""
    try:
        sys.stdout.flush()
    except OSError:
        os.dup2(os.open(os.devnull, os.O_WRONLY), sys.stdout.fileno())


if __name__ == "__main__":
    sys.exit(main())
