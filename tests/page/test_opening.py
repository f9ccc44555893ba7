from __future__ import annotations

from collections.abc import Callable
from threading import Event

import pytest

from dashboard.errors import DatelineError
from dashboard.page.opening import Opening


class ClosedPageError(Exception):
    """What Streamlit raises in the script of a page that was closed."""


def ignore(*_: object) -> None:
    """Shows nothing of the progress."""


def test_what_is_being_opened_goes_on_when_the_page_that_began_it_is_closed() -> None:
    is_closed, begun = Event(), []

    def open_(progress: Callable[[float, str], None]) -> str:
        begun.append(1)
        progress(0.5, "half")
        assert is_closed.wait(20)
        return "open"

    def show(done: float, words: str) -> None:
        assert (done, words) == (0.5, "half")
        raise ClosedPageError

    opening = Opening(open_)
    with pytest.raises(ClosedPageError):
        opening.wait(show)
    is_closed.set()
    assert opening.wait(ignore) == "open"
    assert opening.wait(ignore) == "open"
    assert begun == [1]


def test_an_error_is_raised_where_it_is_waited_for() -> None:
    def open_(_: object) -> str:
        raise DatelineError("the folder cannot be written to")

    with pytest.raises(DatelineError, match="cannot be written"):
        Opening(open_).wait(ignore)
