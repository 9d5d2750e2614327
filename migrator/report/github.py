"""What `check` found, as commands that make GitHub mark the lines.

https://docs.github.com/en/actions/reference/workflows-and-actions/workflow-commands
"""

from collections.abc import Iterable, Iterator

from migrator.core.checking.result import CheckResult
from migrator.core.checking.violations import Standing
from migrator.errors import Problem
from migrator.report.problems import printable


def text(result: CheckResult) -> str:
    """A command for each problem; what is tolerated is not told."""
    return "".join(f"{line}\n" for line in _commands(result))


def refusal(command: str, problems: Iterable[Problem]) -> str:
    """A command for each reason not to check anything."""
    return "".join(f"{_refusal(command, problem)}\n" for problem in problems)


def _refusal(command: str, problem: Problem) -> str:
    message = f"migrator {command} was refused: {problem.message}\n{problem.hint}"
    return _error(problem.file, problem.line, None, problem.code, message)


def _commands(result: CheckResult) -> Iterator[str]:
    for group in result.comparison.failing:
        for one in group.violations:
            message = one.message
            if group.tolerated and one.standing is Standing.OPEN:
                message += f" ({len(group.violations)} here, {group.tolerated} tolerated)"
            yield _error(one.path, one.line, one.column, one.rule, f"{message}\n{one.remedy}")
    for unread in result.survey.unread:
        yield _error(unread.path, unread.first_line, 1, "unreadable", unread.reason)


def _error(path: str | None, line: int | None, column: int | None, title: str, message: str) -> str:
    said = {"file": path, "line": line, "col": column, "title": title}
    known = {name: str(value) for name, value in said.items() if value is not None}
    properties = ",".join(f"{name}={_property(value)}" for name, value in known.items())
    return f"::error {properties}::{_data(message)}"


def _data(text: str) -> str:
    return printable(text.replace("%", "%25").replace("\r", "%0D").replace("\n", "%0A"))


def _property(text: str) -> str:
    return _data(text).replace(":", "%3A").replace(",", "%2C")
