"""The command `corrections`: what was corrected in a project, as a file for another desk."""

from __future__ import annotations

import argparse
from collections.abc import Iterator
from pathlib import Path

from dashboard.cli.terminal import Terminal, existing_file, existing_project
from dashboard.errors import InputError
from dashboard.project.folder import default_path
from dashboard.project.project import Project
from dashboard.project.sharing import exported, imported, text_of, told_of
from dashboard.project.state import state

_SESSION = "command line"


def add_parser(commands: argparse._SubParsersAction[argparse.ArgumentParser]) -> None:
    """Adds `corrections` to the commands."""
    parser = commands.add_parser("corrections", help="share what was corrected in a project")
    parser.set_defaults(command=CorrectionsCommand)
    actions = parser.add_subparsers(required=True, metavar="ACTION")
    shared = argparse.ArgumentParser(add_help=False)
    shared.add_argument(
        "--project",
        type=existing_project,
        metavar="FILE",
        help="the project (by default that of the two examples)",
    )
    export = actions.add_parser(
        "export", parents=[shared], help="print the corrections of a project"
    )
    export.set_defaults(action=CorrectionsCommand.export)
    import_ = actions.add_parser("import", parents=[shared], help="add a file of them to a project")
    import_.set_defaults(action=CorrectionsCommand.import_)
    import_.add_argument(
        "file", type=existing_file, metavar="FILE", help="what `corrections export` has written"
    )


class CorrectionsCommand:
    """One run of the command. `output` yields what goes to standard output; `lost` is True, when it
    is done, where a line was left out."""

    def __init__(self, options: argparse.Namespace, terminal: Terminal):
        self._options = options
        self._terminal = terminal
        self.lost = False

    def output(self) -> Iterator[str]:
        """Does what the options say."""
        yield from self._options.action(self)

    def export(self) -> Iterator[str]:
        """`corrections export`: a correction a line."""
        yield from exported(state(self._open()).history.done)

    def import_(self) -> Iterator[str]:
        """`corrections import`: says how many are new, and about articles that are not here."""
        file: Path = self._options.file
        text = text_of(file)
        project = self._open()
        now = state(project)
        found, problems = imported(text, str(file), now.articles, now.history.done)
        for problem in problems:
            self._terminal.say(str(problem))
        self.lost = bool(problems)
        project.append_all(_SESSION, found, ())
        yield f"{told_of(found, now.articles)}\n"

    def _open(self) -> Project:
        path: Path = self._options.project or default_path(())
        if not path.exists():
            raise InputError("there is no project here yet; name one with --project", path)
        return Project(path)
