"""A repository whose gate runs commands, with all that a person has lying about in it."""

import json
import os
import re
import sys
import time
from collections.abc import Iterator, Mapping, Sequence
from contextlib import suppress
from dataclasses import dataclass
from pathlib import Path
from typing import TypedDict

import pytest

from tests.e2e.migration import FILES, NAMES, PHASES, MakeRepository, Scene
from tests.e2e.terminal import Ran

#: In the environment of a command, so that whatever it starts can be found.
MARK = "NASTY_MARK"
#: Pytest as it starts fastest.
PYTEST = ["python", "-m", "pytest", "-q", "-p", "no:cacheprovider"]
ALONE = {"PYTEST_DISABLE_PLUGIN_AUTOLOAD": "1"}
#: Longer than any refusal may take that waits for nothing but short limits.
IN_TIME = 30.0
_REPORT = re.compile(r"^  the report, and what was refused: (.+)$", re.MULTILINE)
_IGNORED = "*.log\n*.pyc\n__pycache__/\n.pytest_cache/\n.venv/\n/local/\n/.env\n/data/\n"


class Fault(TypedDict):
    """A fault as reports have it."""

    path: str
    code: str
    message: str
    remedy: str


class Check(TypedDict):
    """An answer of the gate as reports have it."""

    level: str
    claim: str
    passed: bool
    faults: list[Fault]
    output: str
    remarks: list[str]


@dataclass(frozen=True, slots=True)
class Told:
    """What a run says, for people and for programs."""

    ran: Ran
    checks: Sequence[Check]

    @property
    def faults(self) -> list[Fault]:
        return [fault for check in self.checks for fault in check["faults"]]

    @property
    def codes(self) -> set[str]:
        return {fault["code"] for fault in self.faults}

    @property
    def messages(self) -> str:
        return "\n".join(fault["message"] for fault in self.faults)

    @property
    def output(self) -> str:
        return "".join(check["output"] for check in self.checks)

    @property
    def remarks(self) -> list[str]:
        return [remark for check in self.checks for remark in check["remarks"]]

    def codes_of(self, name: str) -> set[str]:
        """The codes of what is told of one command."""
        said = [check for check in self.checks if f"`{name}`" in check["claim"]]
        return {fault["code"] for check in said for fault in check["faults"]}


class Commanded(Scene):
    """The repository, and what has to be true of it after a refusal and after a landing."""

    @classmethod
    def of(
        cls, make: MakeRepository, manifest: str, files: Mapping[str, str] | None = None
    ) -> "Commanded":
        texts = {**FILES, ".gitignore": _IGNORED, **(files or {}), "migration.toml": manifest}
        place = cls(make({path: text.encode() for path, text in texts.items()}))
        place.write("loose.txt", "untracked\n")
        place.write("build.log", "ignored\n")
        place.write("local/deep/settings", "ignored as well\n")
        (place.folder / "loose.txt").chmod(0o640)
        (place.folder / "link").symlink_to("loose.txt")
        (place.folder / "empty").mkdir()
        return place

    def with_uncommitted(self) -> "Commanded":
        """The same with work that is staged, and work that is not."""
        self.write("README.md", "staged\n")
        self.git("add", "README.md")
        self.write("README.md", "staged\nnot staged\n")
        return self

    # What is a person's own

    def state(self) -> dict[str, object]:
        """Branches, the index, and every file, folder and link with its mode."""
        home = self.folder / ".git"
        return {
            "head": (home / "HEAD").read_text(),
            "branches": self.git("for-each-ref", "refs/heads", "refs/tags"),
            "index": (home / "index").read_bytes(),
            "config": (home / "config").read_bytes(),
            **self.tree_on_disk(),
        }

    def tree_on_disk(self) -> dict[str, tuple[int, bytes]]:
        """Every file, folder and link with its mode."""
        return {
            path.relative_to(self.folder).as_posix(): (path.lstat().st_mode, _held(path))
            for path in _below(self.folder)
        }

    # Runs

    def refuses(self, *phases: str) -> Told:
        """A run that the gate stops in time, and that has changed nothing."""
        before, began = self.state(), time.monotonic()
        ran = self.migrator("run", "-j", "1", *(phases or ("b",)))
        said = ran.out + ran.err
        assert ran.status == 1, said
        assert re.search(r"^\w+: failed, and nothing of it was left: ", ran.out, re.MULTILINE)
        assert time.monotonic() - began < IN_TIME
        self.check_same(before)
        told = self._told(ran)
        check_text(told)
        return told

    def lands(self, *arguments: str) -> Ran:
        """A run whose one phase lands: its file has changed, and nothing else has."""
        before, head = self.state(), self.git("rev-parse", "HEAD")
        ran = self.ok("run", "-j", "1", *(arguments or ("b",)))
        assert re.search(r"^b: landed as ", ran.out, re.MULTILINE), ran.out
        assert self.git("rev-list", "--parents", "HEAD~..HEAD").split()[1:] == [head]
        assert self.git("diff", "--name-only", "HEAD~", "HEAD") == "b/make.py"
        assert self.git("diff", "--name-only", "--", "b") == ""
        own = {"branches", "index", "b/make.py"}
        after = self.state()
        assert {key: after[key] for key in after if key not in own} == {
            key: before[key] for key in before if key not in own
        }
        assert self.read("b/make.py") == FILES["b/make.py"].replace("old", "new")
        return ran

    def check_same(self, before: Mapping[str, object]) -> None:
        after = self.state()
        assert {key for key in {*before, *after} if before.get(key) != after.get(key)} == set()
        litter = [*(self.folder / ".git").rglob("*.lock"), *self.folder.glob(".git/migrator/txn/*")]
        assert litter == []

    def _told(self, ran: Ran) -> Told:
        found = _REPORT.search(ran.out)
        assert found, ran.out
        return Told(ran, json.loads((Path(found.group(1)) / "report.json").read_bytes())["checks"])

    def last_report(self) -> list[Check]:
        """The checks of the newest report."""
        reports = (self.folder / ".git/migrator/runs").glob("*/*/report.json")
        newest = max(reports, key=lambda path: path.stat().st_mtime_ns)
        checks: list[Check] = json.loads(newest.read_bytes())["checks"]
        return checks


def check_text(told: Told) -> None:
    """What reports hold is said to people as well: what is not so, why, and what to do."""
    for check in told.checks:
        if check["passed"]:
            continue
        assert f"\n  {check['level']}: not so: {check['claim']}\n" in told.ran.out
        for fault in check["faults"]:
            assert (
                f"{fault['message']} [{fault['code']}]\n      {fault['remedy']}\n" in told.ran.out
            )
        if check["output"].strip():
            assert "\n    the last it said:\n" in told.ran.out


# Manifests


def suite(name: str, words: Sequence[str], **keys: object) -> str:
    """A command of the gate as a manifest names it."""
    return _table("[[gate.tests]]", {"name": name, "run": list(words), **keys})


def manifest(*suites: str, **gate: object) -> str:
    """A manifest whose gate has some commands, and nothing else where it is not said."""
    keys = {"levels": ["tests"], "python": sys.executable, **gate}
    return "\n".join([NAMES, PHASES, _table("[gate]", keys), *suites])


def sh(script: str) -> list[str]:
    """A shell script as a command."""
    return ["sh", "-c", script]


def _table(head: str, keys: Mapping[str, object]) -> str:
    return "\n".join([head, *(f"{key} = {_toml(value)}" for key, value in keys.items()), ""])


def _toml(value: object) -> str:
    if isinstance(value, dict):
        pairs = (f"{json.dumps(key)} = {_toml(inner)}" for key, inner in value.items())
        return f"{{ {', '.join(pairs)} }}"
    return json.dumps(value)


# Bystanders


class Bystander:
    """A repository that nothing of this is about, with work of a person's that is nowhere else."""

    _HELD: Mapping[str, str] = {
        ".git/HEAD": "ref: refs/heads/home\n",
        "precious": "untracked\n",
        "letters/draft": "untracked as well\n",
    }

    def __init__(self, folder: Path) -> None:
        self._folder = folder
        for path in (".git/objects", ".git/refs/heads", "letters"):
            (folder / path).mkdir(parents=True)
        for path, text in self._HELD.items():
            (folder / path).write_text(text)

    def check_untouched(self) -> None:
        held = {path: self._folder / path for path in self._HELD}
        assert {path: file.read_text() for path, file in held.items()} == self._HELD
        assert list((self._folder / ".git/refs/heads").iterdir()) == []
        assert not (self._folder / ".git/index").exists()


@pytest.fixture(autouse=True)
def standing_elsewhere(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Iterator[None]:
    """Run the tool from within a repository of another's, which has to stay as it is."""
    folder = tmp_path / "elsewhere"
    bystander = Bystander(folder)
    monkeypatch.chdir(folder)
    yield
    bystander.check_untouched()


# Files and processes


def _below(folder: Path) -> Iterator[Path]:
    for path in folder.iterdir():
        if path.name == ".git":
            continue
        yield path
        if path.is_dir() and not path.is_symlink():
            yield from _below(path)


def _held(path: Path) -> bytes:
    if path.is_symlink():
        return os.fsencode(path.readlink())
    return b"" if path.is_dir() else path.read_bytes()


def running(mark: str, pids: Path | None = None) -> list[str]:
    """The processes that carry a mark or have left their number in a file, and still run."""
    known = pids.read_text().split() if pids and pids.exists() else []
    deadline = time.monotonic() + 2
    while (found := [*_marked(mark), *filter(_is_alive, known)]) and time.monotonic() < deadline:
        time.sleep(0.02)
    for pid in found:
        with suppress(ProcessLookupError):
            os.kill(int(pid), 9)
    return found


def _marked(mark: str) -> Iterator[str]:
    said = f"{MARK}={mark}".encode()
    for process in Path("/proc").iterdir():
        if process.name.isdecimal() and process.name != str(os.getpid()):
            with suppress(OSError):
                if said in (process / "environ").read_bytes().split(b"\0"):
                    yield process.name


def _is_alive(pid: str) -> bool:
    try:
        stat = Path(f"/proc/{pid}/stat").read_text()
    except (FileNotFoundError, ProcessLookupError):
        return False
    return stat.rpartition(")")[2].split()[0] != "Z"
