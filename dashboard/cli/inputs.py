"""The articles that a command reads: of files, folders, web addresses and a project."""

from __future__ import annotations

from collections.abc import Callable, Iterator, Sequence
from pathlib import Path
from typing import Any, TypeVar

from dashboard.articles.article import Article
from dashboard.articles.guard import together
from dashboard.articles.readers import stream
from dashboard.atlas import Atlas, Builder, Found
from dashboard.cli import jobs, tasks
from dashboard.cli.tasks import Task
from dashboard.cli.terminal import Terminal
from dashboard.errors import DatelineError
from dashboard.places.geoparser import Geoparser
from dashboard.project.apply import Corrections
from dashboard.project.project import Project
from dashboard.project.state import state

Of = TypeVar("Of")


class Inputs:
    """The articles of a command's inputs, read as they are asked for. What is wrong is said when it
    is met; `lost` says, at the end, that an article could not be read or was left out."""

    def __init__(
        self,
        paths: Sequence[str],
        terminal: Terminal,
        project: Path | None = None,
        *,
        own_network: bool = False,
    ):
        self._paths = paths
        self._own_network = own_network
        self._terminal = terminal
        self._project = None if project is None else state(Project(project))
        self._said: set[str] = set()
        self.lost = False

    @property
    def corrections(self) -> Corrections | None:
        """What was corrected in the project that is read, if one is."""
        return None if self._project is None else self._project.corrections

    def leave_out(self, problem: DatelineError) -> None:
        """Say why an article is left out."""
        self.lost = True
        self._say(str(problem))

    def _say(self, sentence: str) -> None:
        """Say what has not been said: what fails may be tried again without an article."""
        if sentence not in self._said:
            self._terminal.say(sentence)
        self._said.add(sentence)

    def made(self, task: Task, geoparser: Geoparser, jobs_: int | None) -> Iterator[Any]:
        """What a task makes of each article; what is left out is said, and what the articles
        themselves leave unclear."""
        for one in jobs.made(task, self, geoparser, jobs_):
            for problem in one.problems:
                self.leave_out(DatelineError(problem))
            for warning in one.warnings:
                self._say(warning)
            if one.piece is not None:
                yield one.piece

    def merged(
        self, task: Task, geoparser: Geoparser, jobs_: int | None, make: Callable[[Atlas], Of]
    ) -> Of:
        """What `make` gives for the journeys across all articles, of what the task `find` finds in
        each, without the articles on which it fails."""
        builder = Builder(geoparser, task.least)

        def of(some: Sequence[Found]) -> Of:
            atlas = builder.together(some, self.corrections)
            for problem in atlas.problems:
                self.leave_out(problem)
            for warning in tasks.warnings(atlas):
                self._say(warning)
            return make(atlas)

        return together(tuple(self.made(task, geoparser, jobs_)), of, self.leave_out)

    def __iter__(self) -> Iterator[Article]:
        return self._terminal.counted(self._articles(), "article")

    def _articles(self) -> Iterator[Article]:
        kept = self._project.articles if self._project else ()
        yield from kept
        known = {article.id for article in self._project.kept} if self._project else set()
        for found in stream(self._paths, own_network=self._own_network):
            if isinstance(found, Article):
                if found.id not in known:
                    yield found
            elif found.kept:
                self._terminal.say(str(found))
            else:
                self.leave_out(found)
