"""The command line, `dateline` or `python -m dashboard`: places, journeys, map, archive, page,
corrections, gazetteer.

Results go to standard output, progress and errors to standard error. The exit status is 0 when
every article was read, 1 when some could not be, 2 for wrong usage.
"""

from __future__ import annotations

import argparse
import gc
import io
import sys
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from pathlib import Path

from dashboard.cli import archive, articles, corrections, gazetteer, jobs, page
from dashboard.cli.archive import ArchiveCommand
from dashboard.cli.articles import ArticlesCommand
from dashboard.cli.corrections import CorrectionsCommand
from dashboard.cli.gazetteer import GazetteerCommand
from dashboard.cli.page import PageCommand
from dashboard.cli.terminal import Terminal, legible_on_screen, to_nowhere
from dashboard.errors import DatelineError
from dashboard.exports.formats import Written
from dashboard.version import __version__

_Command = ArticlesCommand | ArchiveCommand | CorrectionsCommand | GazetteerCommand | PageCommand


def main(arguments: Sequence[str] | None = None) -> int:
    """Run one command and return its exit status."""
    options = parser().parse_args(arguments)
    if options.command is ArticlesCommand:
        articles.check(options)
    for output in (sys.stdout, sys.stderr):
        if isinstance(output, io.TextIOWrapper):
            output.reconfigure(encoding="utf-8", errors="backslashreplace", newline="\n")
    terminal = Terminal()
    try:
        command: _Command = options.command(options, terminal)
        with _seldom_collected():
            for piece in command.output():
                _put(piece)
        _put("", flush=True)
    except DatelineError as error:
        terminal.say(str(error))
        return 1
    except BrokenPipeError:
        to_nowhere(sys.stdout)  # Who reads the output has enough of it (`| head`).
        return 0
    except KeyboardInterrupt:
        return 130
    finally:
        terminal.done()
    return 1 if command.lost else 0


def _put(piece: Written, *, flush: bool = False) -> None:
    """Write a piece of the output. Raise DatelineError where there is no room for it."""
    try:
        if isinstance(piece, bytes):
            sys.stdout.buffer.write(piece)
        else:
            sys.stdout.write(legible_on_screen(piece) if sys.stdout.isatty() else piece)
        if flush:
            sys.stdout.flush()
    except BrokenPipeError:
        raise
    except OSError as error:
        to_nowhere(sys.stdout)
        message = f"the output cannot be written ({error.strerror}), and ends before its end"
        raise DatelineError(f"{message}; write it to another place") from None


@contextmanager
def _seldom_collected() -> Iterator[None]:
    """Look for cyclic garbage seldom: what is found in articles is many small objects without a
    circle, and walking them again and again takes an eighth of the time of 800 articles."""
    usual = gc.get_threshold()
    gc.set_threshold(*jobs.OBJECTS_BETWEEN_COLLECTIONS)
    try:
        yield
    finally:
        gc.set_threshold(*usual)


def parser() -> argparse.ArgumentParser:
    """Give the parser of the whole command line, called as its user has called it."""
    called = "python -m dashboard" if Path(sys.argv[0]).name == "__main__.py" else "dateline"
    whole = argparse.ArgumentParser(prog=called, description="Who went where, from news articles.")
    whole.add_argument("--version", action="version", version=f"dateline {__version__}")
    commands = whole.add_subparsers(required=True, metavar="COMMAND")
    articles.add_parsers(commands)
    archive.add_parser(commands)
    page.add_parser(commands)
    corrections.add_parser(commands)
    gazetteer.add_parser(commands)
    return whole
