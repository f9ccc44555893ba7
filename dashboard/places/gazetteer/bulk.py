"""Reads the lines of large text files, plain or zipped, in bounded memory."""

from __future__ import annotations

import codecs
import zipfile
from collections.abc import Iterator
from contextlib import ExitStack, contextmanager
from pathlib import Path, PurePosixPath
from typing import IO

from dashboard.errors import InputError
from dashboard.files import ARCHIVE_FAULTS

_BLOCK = 1 << 20
_LONGEST_LINE = 1 << 16
_TEXT_ENDINGS = {".txt", ".csv", ".tsv"}
# What GeoNames' archives hold beside the file that they are named after.
_BESIDE = {"readme.txt", "iso-languagecodes.txt"}


class BulkFile:
    """An open text file. `read` and `size` are bytes, unpacked where it is zipped."""

    def __init__(self, path: Path, stream: IO[bytes], size: int):
        self.path = path
        self.size = size
        self.read = 0
        self._stream = stream
        self._wide: codecs.IncrementalDecoder | None = None

    @property
    def fraction(self) -> float:
        """How much of the file has been read, 0 to 1."""
        return min(1.0, self.read / max(1, self.size))

    def lines(self) -> Iterator[tuple[int, str]]:
        """Yield each line with its number, counted from 1, without its end. Bytes that are not
        UTF-8 become U+FFFD; of a line too long to be one a part is left out, with U+FFFD in its
        place. Raise InputError where the file cannot be read to its end."""
        number, rest, end = 0, b"", b""
        while block := self._next():
            # Spreadsheets on old Macs end each line with a carriage return alone.
            end = end or (b"\r" if b"\r" in block and b"\n" not in block else b"\n")
            *lines, rest = (rest + block).split(end)
            if len(rest) > _LONGEST_LINE:
                rest = rest[:_LONGEST_LINE] + b"\xff"
            text = b"\n".join([*lines, b""]).decode("utf-8", "replace")
            for number, line in enumerate(text.split("\n")[:-1], start=number + 1):  # noqa: B020
                yield number, line.rstrip("\r") if number > 1 else _first(line)
        if rest:
            yield number + 1, _first(rest.decode("utf-8", "replace"))

    def _next(self) -> bytes:
        """The next block, in UTF-8."""
        try:
            block = self._stream.read(_BLOCK)
        except ARCHIVE_FAULTS as error:
            raise InputError(f"cannot be read to its end ({_why(error)})", self.path) from error
        if not self.read and block.startswith((codecs.BOM_UTF16_LE, codecs.BOM_UTF16_BE)):
            self._wide = codecs.getincrementaldecoder("utf-16")("replace")
        self.read += len(block)
        if self._wide is None:
            return block
        return self._wide.decode(block, final=not block).encode("utf-8", "replace")


def _first(line: str) -> str:
    """A line that may be the first, without a byte order mark."""
    return line.removeprefix("\ufeff").rstrip("\r")


@contextmanager
def opened(path: Path) -> Iterator[BulkFile]:
    """Open a text file, or the one in a zip archive; raise InputError where there is none."""
    with ExitStack() as closing:
        try:
            file = _open(path, closing)
        except ARCHIVE_FAULTS as error:
            raise InputError(f"cannot be read ({_why(error)})", path) from error
        yield file


def _open(path: Path, closing: ExitStack) -> BulkFile:
    if not zipfile.is_zipfile(path):
        return BulkFile(path, closing.enter_context(path.open("rb")), path.stat().st_size)
    archive = closing.enter_context(zipfile.ZipFile(path))
    member = _member(archive, path)
    return BulkFile(path, closing.enter_context(archive.open(member)), member.file_size)


def _member(archive: zipfile.ZipFile, path: Path) -> zipfile.ZipInfo:
    """The file of an archive that holds its data."""
    found = [
        member
        for member in archive.infolist()
        if PurePosixPath(member.filename.lower()).suffix in _TEXT_ENDINGS
        and PurePosixPath(member.filename.lower()).name not in _BESIDE
        and not member.filename.startswith("__MACOSX/")
    ]
    if len(found) != 1:
        names = ", ".join(member.filename for member in found[:5]) or "none"
        raise InputError(f"must hold one text file, and has: {names}; unpack it", path)
    return found[0]


def _why(error: BaseException) -> str:
    """What is told of an error of the system or of an archive."""
    said = getattr(error, "strerror", None) or str(error)
    return said or type(error).__name__
