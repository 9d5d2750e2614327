"""How a project has configured pytest, read from the files in which pytest looks for it."""

import configparser
import posixpath
import re
import shlex
import tomllib
from collections.abc import Callable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from fnmatch import fnmatchcase

Read = Callable[[str], bytes | None]

_PLUGIN_OPTION = re.compile(r"-p(.+)")
_ASYNCIO_OPTION = re.compile(r"--asyncio-mode=(.+)")


@dataclass(frozen=True, slots=True)
class PytestConfiguration:
    """What holds for the tests below a folder; where nothing is said, what pytest has."""

    #: The file that says it; empty where none does.
    path: str = ""
    python_files: tuple[str, ...] = ("test_*.py", "*_test.py")
    python_classes: tuple[str, ...] = ("Test",)
    python_functions: tuple[str, ...] = ("test",)
    testpaths: tuple[str, ...] = ()
    usefixtures: tuple[str, ...] = ()
    #: The modules that ``-p`` loads.
    plugins: tuple[str, ...] = ()
    asyncio_mode: str = "strict"
    #: Whether another plugin than pytest-asyncio takes all that is async for its own.
    other_async_mode: bool = False

    def is_test_file(self, path: str) -> bool:
        """Whether pytest looks for tests in a file; ``testpaths`` say only where it begins."""
        return path.endswith(".py") and any(
            fnmatchcase(f"/{path}", f"*/{pattern}")
            if "/" in pattern
            else fnmatchcase(posixpath.basename(path), pattern)
            for pattern in self.python_files
        )

    def is_test_class(self, name: str) -> bool:
        """Whether a class of this name can hold tests."""
        return _matches(name, self.python_classes)

    def is_test_function(self, name: str) -> bool:
        """Whether a function or method of this name can be a test."""
        return _matches(name, self.python_functions)


def _matches(name: str, patterns: Sequence[str]) -> bool:
    return any(name.startswith(pattern) or fnmatchcase(name, pattern) for pattern in patterns)


def configurations(read: Read, path: str) -> Iterator[PytestConfiguration]:
    """Those of the folders above a file, the nearest first; which one holds depends on the call."""
    folder = posixpath.dirname(path)
    while True:
        found = folder_configuration(read, folder)
        if found is not None:
            yield found
        if not folder:
            return
        folder = posixpath.dirname(folder)


def configuration(read: Read, path: str) -> PytestConfiguration:
    """The nearest configuration above a file, or what pytest has without one."""
    return next(configurations(read, path), PytestConfiguration())


def folder_configuration(read: Read, folder: str) -> PytestConfiguration | None:
    """The configuration that a folder holds: of several files, the one that pytest takes."""
    for name, values_of in _FILES.items():
        path = posixpath.join(folder, name)
        data = read(path)
        values = None if data is None else values_of(data.decode("utf-8-sig", "replace"))
        if values is not None:
            return _configuration(path, values)
    return None


def _pytest_toml(text: str) -> Mapping[str, object] | None:
    table = _toml(text).get("pytest")
    return table if isinstance(table, dict) else {}


def _pyproject(text: str) -> Mapping[str, object] | None:
    if "pytest" not in text:
        return None
    tool = _toml(text).get("tool")
    table = tool.get("pytest") if isinstance(tool, dict) else None
    if not isinstance(table, dict):
        return None
    # Before pytest 9, what stood beside `ini_options` was nothing to it.
    options = table.get("ini_options", table)
    return options if isinstance(options, dict) and options else None


def _pytest_ini(text: str) -> Mapping[str, object] | None:
    return _section(text, "pytest") or {}


def _tox_ini(text: str) -> Mapping[str, object] | None:
    return _section(text, "pytest")


def _setup_cfg(text: str) -> Mapping[str, object] | None:
    return _section(text, "tool:pytest")


#: The files in the order in which pytest takes the first one that speaks of it.
_FILES: Mapping[str, Callable[[str], Mapping[str, object] | None]] = {
    "pytest.toml": _pytest_toml,
    ".pytest.toml": _pytest_toml,
    "pytest.ini": _pytest_ini,
    ".pytest.ini": _pytest_ini,
    "pyproject.toml": _pyproject,
    "tox.ini": _tox_ini,
    "setup.cfg": _setup_cfg,
}
CONFIGURATION_FILES = frozenset(_FILES)


def _toml(text: str) -> Mapping[str, object]:
    try:
        return tomllib.loads(text)
    except tomllib.TOMLDecodeError:
        return {}


def _section(text: str, name: str) -> Mapping[str, object] | None:
    if f"[{name}]" not in text:
        return None
    parser = configparser.RawConfigParser(
        strict=False, allow_no_value=True, default_section="", inline_comment_prefixes=None
    )
    try:
        parser.read_string(text)
    except configparser.Error:
        return {}
    return dict(parser.items(name)) if parser.has_section(name) else None


def _configuration(path: str, values: Mapping[str, object]) -> PytestConfiguration:
    standard = PytestConfiguration()
    options = _words(values.get("addopts"))
    mode = str(values.get("asyncio_mode") or standard.asyncio_mode)
    return PytestConfiguration(
        path,
        _words(values.get("python_files", list(standard.python_files))),
        _words(values.get("python_classes", list(standard.python_classes))),
        _words(values.get("python_functions", list(standard.python_functions))),
        _words(values.get("testpaths")),
        _words(values.get("usefixtures")),
        tuple(name for name in _given(options, "-p", _PLUGIN_OPTION) if not name.startswith("no:")),
        [mode, *_given(options, "--asyncio-mode", _ASYNCIO_OPTION)][-1].strip(),
        any(str(values.get(key, "")).lower() in {"true", "auto"} for key in _OTHER_MODES),
    )


#: Settings of other plugins that await what is async.
_OTHER_MODES = ("trio_mode", "anyio_mode", "twisted_mode")


def _given(options: Sequence[str], name: str, joined: re.Pattern[str]) -> list[str]:
    """The values of an option, written as one word or as two."""
    found: list[str] = []
    for number, word in enumerate(options, 1):
        if word == name:
            found += options[number : number + 1]
        elif match := joined.fullmatch(word):
            found.append(match.group(1).strip())
    return found


def _words(value: object) -> tuple[str, ...]:
    """A list of TOML, or the words of a string as a shell would split it."""
    if isinstance(value, list):
        return tuple(str(word) for word in value)
    try:
        return tuple(shlex.split(str(value))) if value else ()
    except ValueError:
        return tuple(str(value).split())
