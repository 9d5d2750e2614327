"""Files that cannot be worked on, and what `check` finds in those that can."""

import ast
import re
from collections.abc import Iterator
from dataclasses import dataclass

from migrator.core import newer_syntax
from tests.errors.provoking import CASES, Case, Ground, Told, provokes
from transforms.move_symbols import MoveSymbols


@dataclass(frozen=True, slots=True)
class Unread(Case):
    """A file that is listed with the reason, and left alone."""

    @property
    def family(self) -> str:
        """That of all files that cannot be worked on."""
        return "files"

    def mine(self, lines: list[str]) -> Iterator[str]:
        return (line for line in lines if line.startswith(("could not be read", "  app/odd.py: ")))


@dataclass(frozen=True, slots=True)
class Found(Case):
    """A problem that `check` finds."""

    @property
    def family(self) -> str:
        """That of all problems."""
        return "check"

    def mine(self, lines: list[str]) -> Iterator[str]:
        rule = re.compile(rf"\S+: {re.escape(self.code)}: .*")
        first = next(number for number, line in enumerate(lines) if rule.fullmatch(line))
        yield lines[first]
        yield next(line for line in lines[first:] if line.startswith("  hint: "))


OLD = b"from app.old import make\n"


def _unread(code: str, why: str, data: bytes) -> None:
    def provoke(ground: Ground) -> Told:
        ground.write("app/odd.py", data)
        ground.commit()
        return ground.migrator("scan")

    CASES.append(Unread(code, f"a_file_{len(CASES)}", why, provoke, status=1))


_unread(
    "unparsable", "A file does not parse under the Python that runs the tool.", OLD + b"def f(:\n"
)
_unread(
    "unparsable",
    "A file has brackets in brackets in brackets.",
    OLD + b"x = " + b"(" * 500 + b")" * 500,
)
_unread(
    "undecodable", "A file is not in the encoding that it says, or in UTF-8.", OLD + b"x = '\xff'\n"
)
_unread("unparsable", "A file holds NUL bytes.", OLD + b"\0\0\0\0")


def _newer(ground: Ground) -> Told:
    parse = ast.parse

    def older(text: str, *rest: str) -> ast.AST:
        if "t'" in text:
            raise SyntaxError("invalid syntax")
        return parse(text, *rest)

    ground.patch.setattr(ast, "parse", older)
    ground.patch.setattr(newer_syntax, "_later", lambda version, than: version == "3.14")
    ground.write("app/odd.py", OLD + b"x = t'{make}'\n")
    ground.commit()
    return ground.migrator("scan", "-j", "1")


@provokes("transform.failed", status=1)
def a_file_that_a_transform_fails_on(ground: Ground) -> Told:
    """A transform fails when it reads a file: without the facts of one file, what is said of the
    others is not to be trusted."""
    read = MoveSymbols.read

    def fails(self: MoveSymbols, source: object, *rest: object) -> object:
        if getattr(source, "path", "") == "app/odd.py":
            raise KeyError("make")
        return read(self, source, *rest)  # type: ignore[arg-type]

    ground.patch.setattr(MoveSymbols, "read", fails)
    ground.write("app/odd.py", OLD)
    ground.commit()
    return ground.migrator("scan", "-j", "1")


CASES.append(
    Unread(
        "newer-python",
        "a_newer_file",
        "A file needs a newer Python than the one that runs the tool.",
        _newer,
        1,
    )
)

# Check

_CONTRACTS = """
[[contracts.exports]]
module = "app.new"
names = ["get"]
[[contracts.interface]]
class = "app.new.Maker"
methods = ["close"]
[[contracts.forbid]]
patterns = ["make\\\\(\\\\)$"]
paths = ["app/one.py"]
[[contracts.imports_clean]]
factories = ["app.old.make"]
paths = ["app/two.py"]
[[contracts.mentions]]
paths = ["app/new.py"]
names = ["agent_started"]
"""


def _checked(ground: Ground) -> Told:
    text = ground.read("migration.toml") + _CONTRACTS.encode()
    ground.write("migration.toml", text)
    ground.write("app/odd.py", OLD + b"def f(:\n")
    ground.commit()
    return ground.migrator("check")


for _code, _why in {
    "move": "A step finds a use of an old name. The rule is the step's name.",
    "contract.exports": "A module does not offer a name of `contracts.exports`.",
    "contract.interface": "A class of `contracts.interface` lacks a method, or is not there.",
    "contract.forbid": "Something of `contracts.forbid` is there.",
    "contract.imports_clean": "A factory of `contracts.imports_clean` is called by an import.",
    "contract.mentions": "A file does not name a word of `contracts.mentions`.",
    "unreadable": "A file holds an old name and cannot be read. No baseline covers it.",
}.items():
    CASES.append(Found(_code, "a_problem", _why, _checked, 1))
