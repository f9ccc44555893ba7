"""The guard around what is done with each article: one that Dateline fails on ends nothing."""

from __future__ import annotations

from collections.abc import Callable, Iterable, Iterator, Sequence
from pathlib import Path
from typing import Protocol, TypeVar

from dashboard.errors import DatelineError

_LONGEST = 160  # characters of a message, which may hold the article's text


class WithId(Protocol):
    """An article, or what was made of one."""

    @property
    def id(self) -> str:
        """The article's id."""


Item = TypeVar("Item", bound=WithId)
Result = TypeVar("Result")


class ArticleError(DatelineError):
    """An article is left out, because of what was raised; takes its id and that."""

    def __init__(self, article_id: str, cause: Exception):
        why = str(cause) if isinstance(cause, DatelineError) else fault(cause)
        super().__init__(f"the article “{article_id}” is left out and the rest is read: {why}")
        self.article_id = article_id


def each(
    items: Iterable[Item], make: Callable[[Item], Result], report: Callable[[ArticleError], object]
) -> Iterator[Result]:
    """What `make` gives for each article; one that it fails on is left out, and `report` is told.
    Memory that is used up, and the keyboard, are no fault of an article and end all."""
    for item in items:
        try:
            made = make(item)
        except MemoryError:
            raise
        except Exception as error:
            report(ArticleError(item.id, error))
        else:
            yield made


def together(
    items: Sequence[Item],
    make: Callable[[Sequence[Item]], Result],
    report: Callable[[ArticleError], object],
) -> Result:
    """What `make` gives for all articles together, without those on which it fails alone, of which
    `report` is told. Raises what `make` raises where articles fail only together."""
    try:
        return make(items)
    except MemoryError:
        raise
    except Exception:
        sound = tuple(each(items, lambda item: (make([item]), item)[1], report))
        if len(sound) == len(items):
            raise
    return together(sound, make, report)


def fault(error: Exception) -> str:
    """A fault of Dateline in words, with where it is, and what to do about it."""
    trace, where = error.__traceback__, ""
    while trace is not None:
        where = f"{Path(trace.tb_frame.f_code.co_filename).name}, line {trace.tb_lineno}"
        trace = trace.tb_next
    said = " ".join(str(error).split())
    said = said if len(said) <= _LONGEST else f"{said[:_LONGEST]}…"
    return (
        f"a fault of Dateline ({type(error).__name__} in {where}: {said}); please report it with "
        "the text"
    )
