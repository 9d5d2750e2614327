"""The sorts of values in a manifest, each checked with a message for people."""

import re
from typing import Annotated

from pydantic import AfterValidator, BeforeValidator, Field, ValidationInfo, WithJsonSchema
from pydantic.fields import FieldInfo
from pydantic_core import PydanticCustomError, PydanticKnownError

from migrator.core.manifest.wording import quoted

_MIGRATION_NAME_PATTERN = r"^[a-z0-9][a-z0-9._-]*$"
_PHASE_ID_PATTERN = r"^[A-Za-z0-9][A-Za-z0-9._-]*$"
STEP_NAME_PATTERN = r"^[a-z0-9-]+$"
GIVEN_NAME = r"[A-Za-z][A-Za-z0-9_-]*"
_METHOD_PATTERN = r"^(async |sync )?[^\W0-9]\w*$"
_PYTHON_PATTERN = r"^3\.[0-9]{1,2}$"
_DURATION_PATTERN = r"^[0-9]{1,6}(\.[0-9]{1,3})?[smh]$"
_SECONDS = {"s": 1, "m": 60, "h": 3600}


def mistake(code: str, message: str, hint: str, key: str | None = None) -> PydanticCustomError:
    """An error that `load` turns into a problem with this code, message and hint.

    With a ``key``, it is about one entry, and not about all of a table or list: about the one
    that has this key, or that is this text.
    """
    # The message is a template to pydantic: its braces must not be ours.
    context = {"message": message, "hint": hint}
    return PydanticCustomError(
        code, "{message}", context if key is None else context | {"key": key}
    )


def _matches(pattern: str, text: str) -> bool:
    return re.fullmatch(pattern, text) is not None


def _ref_safe(name: str) -> bool:
    """Whether git allows the name in a ref, where the tool keeps its records."""
    return not (".." in name or name.endswith((".", ".lock")))


def is_migration_name(name: str) -> bool:
    """Whether a migration may have this name."""
    return _matches(_MIGRATION_NAME_PATTERN, name) and _ref_safe(name)


def _migration_name(name: str) -> str:
    if is_migration_name(name):
        return name
    raise mistake(
        "bad-value",
        f"{quoted(name)} cannot be the name of a migration",
        "use lower-case letters, digits, dots, underscores and hyphens, such as "
        '"canonical-imports"',
    )


def _phase_id(name: str) -> str:
    if _matches(_PHASE_ID_PATTERN, name) and _ref_safe(name):
        return name
    raise mistake(
        "bad-value",
        f"{quoted(name)} cannot be the id of a phase",
        'use letters, digits, dots, underscores and hyphens, such as "p0-imports"',
    )


def _step_name(name: str) -> str:
    if _matches(STEP_NAME_PATTERN, name):
        return name
    raise mistake(
        "bad-value",
        f"{quoted(name)} cannot be the name of a step",
        'use lower-case letters, digits and hyphens, such as "canonical-imports"',
    )


def _given_name(name: str) -> str:
    if _matches(GIVEN_NAME, name):
        return name
    raise mistake(
        "bad-value",
        f"{quoted(name)} cannot be a name that stands for something",
        'use letters, digits, underscores and hyphens, such as "old_factory"',
    )


def _one_line(text: str) -> str:
    if len(text.splitlines()) <= 1:
        return text
    raise mistake(
        "bad-value",
        "this has several lines, and becomes the subject line of a commit",
        "say it in one line",
    )


def _python_version(version: str) -> str:
    if _matches(_PYTHON_PATTERN, version):
        return version
    raise mistake(
        "bad-value",
        f"{quoted(version)} is not a version of Python 3",
        'write its first two numbers, such as "3.12"',
    )


def _inside(path: str) -> str:
    parts = path.replace("\\", "/").split("/")
    if not path.strip():
        raise mistake(
            "bad-value", "an empty path selects nothing", 'write "." for the whole repository'
        )
    if parts[0] == "" or _matches(r"[A-Za-z]:", parts[0][:2]):
        raise mistake(
            "path-outside",
            f"{quoted(path)} is an absolute path",
            'write it as seen from the top of the repository, such as "src"',
        )
    if _leaves(parts):
        raise mistake(
            "path-outside",
            f"{quoted(path)} leads out of the repository",
            'take the ".." out: paths start at the top of the repository',
        )
    return path


def _leaves(parts: list[str]) -> bool:
    depth = 0
    for part in parts:
        if part == "..":
            depth -= 1
        # "**" may stand for no folder at all, so it leads no deeper.
        elif part not in {"", ".", "**"}:
            depth += 1
        if depth < 0:
            return True
    return False


def _dotted(name: str) -> str:
    if all(part.isidentifier() for part in name.split(".")):
        return name
    raise mistake(
        "bad-value",
        f"{quoted(name)} is not a dotted Python name",
        'write it as an import would, such as "app.core.config"',
    )


def _method(text: str) -> str:
    if _matches(_METHOD_PATTERN, text):
        return text
    raise mistake(
        "bad-value",
        f"{quoted(text)} is not a method",
        'write its name, such as "close"; "async close" or "sync close" where it matters',
    )


def _expression(text: str) -> str:
    try:
        re.compile(text)
    except re.error as error:
        raise mistake(
            "bad-value",
            f"{quoted(text)} is not a regular expression: {error}",
            "write it as Python's `re` takes it; in TOML best between single quotes",
        ) from None
    return text


def _seconds(value: object, info: ValidationInfo) -> float:
    if info.mode == "python" and isinstance(value, int | float):
        return float(value)  # code speaks in seconds; only a manifest spells them out
    if not isinstance(value, str):
        raise PydanticKnownError("string_type")
    if _matches(_DURATION_PATTERN, value) and float(value[:-1]) > 0:
        return float(value[:-1]) * _SECONDS[value[-1]]
    raise mistake(
        "bad-value",
        f"{quoted(value)} is not a duration",
        'write a number and "s", "m" or "h", such as "30s", "10m" or "1h"',
    )


def _text(pattern: str, what: str) -> WithJsonSchema:
    return WithJsonSchema({"type": "string", "title": what, "pattern": pattern})


def _called(what: str) -> FieldInfo:
    """What people call such a value, for whoever reads the schema."""
    info: FieldInfo = Field(title=what)
    return info


MigrationName = Annotated[
    str, AfterValidator(_migration_name), _text(_MIGRATION_NAME_PATTERN, "a name")
]
OneLine = Annotated[str, AfterValidator(_one_line), _called("a line")]
PhaseId = Annotated[str, AfterValidator(_phase_id), _text(_PHASE_ID_PATTERN, "a name")]
GivenName = Annotated[str, AfterValidator(_given_name)]
StepName = Annotated[str, AfterValidator(_step_name)]
PythonVersion = Annotated[str, AfterValidator(_python_version), _text(_PYTHON_PATTERN, "a version")]
#: A folder or a file, from the top of the repository, that does not leave it.
Inside = Annotated[str, AfterValidator(_inside), _called("a path")]
#: The same with ``*`` and ``**``, for many files.
Glob = Annotated[str, AfterValidator(_inside), _called("a glob")]
DottedName = Annotated[str, AfterValidator(_dotted), _called("a dotted name")]
#: A method by its name, with the word in front that says of which kind it has to be.
Method = Annotated[str, AfterValidator(_method), _text(_METHOD_PATTERN, "a method")]
Expression = Annotated[str, AfterValidator(_expression), _called("a regular expression")]
#: A command, word by word.
Words = Annotated[tuple[str, ...], Field(min_length=1)]
Names = Annotated[tuple[str, ...], Field(min_length=1)]
#: A duration, written as ``"30s"``, read as seconds.
Seconds = Annotated[float, BeforeValidator(_seconds), _text(_DURATION_PATTERN, "a duration")]
