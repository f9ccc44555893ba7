"""What can go wrong, in words for a person.

Every error that Dateline raises on purpose is a `DatelineError`; its text is one sentence that
says what is wrong, where, and what to do about it.
"""

from __future__ import annotations

from pathlib import Path


class DatelineError(Exception):
    """The root of every error that Dateline raises on purpose."""


class InputError(DatelineError):
    """Something given to Dateline cannot be read.

    Takes what is wrong and what to do (`message`), the file (`path`) and the line in it, counted
    from 1 (`line`), where they are known. `str()` gives the whole sentence. `kept` says that the
    article was read all the same, without what is wrong.
    """

    def __init__(
        self,
        message: str,
        path: str | Path | None = None,
        line: int | None = None,
        *,
        kept: bool = False,
    ):
        self.message = message
        self.kept = kept
        self.path = None if path is None else str(path)
        self.line = line
        where = "" if path is None else f"{path}: " if line is None else f"{path}, line {line}: "
        super().__init__(where + message)

    def __reduce__(self) -> tuple[object, ...]:
        return _input_error, (self.message, self.path, self.line, self.kept)


def _input_error(message: str, path: str | None, line: int | None, kept: bool) -> InputError:
    """An `InputError` that comes from another process."""
    return InputError(message, path, line, kept=kept)


class GazetteerError(DatelineError):
    """The gazetteer's index cannot be built or opened."""


class GeocoderError(DatelineError):
    """The online geocoder did not answer."""


class ProjectError(DatelineError):
    """A project cannot be opened or written, or a change in it is none."""


class ArchiveError(DatelineError):
    """An archive cannot be written or opened, or its cluster cannot be reached."""


class ArchiveGoneError(ArchiveError):
    """The tables of an archive that were open are gone: newer ones have been made since."""

    def __init__(self) -> None:
        super().__init__("the archive's tables were made anew; open it again")
