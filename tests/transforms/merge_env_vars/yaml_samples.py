"""YAML files by chance: nested, in blocks and in brackets, with comments, anchors and blanks."""

import random
from collections.abc import Iterator

KEYS = ["OLD_URL", "NEW_URL", "OLD_KEY", "NEW_KEY", "MY_OLD_URL", "OLD_URL_2", "a", "b-c", "d"]
_SCALARS = ["x", '"x"', "'x'", "1", '"1"', "", "~", "wss://a", '"wss://a"', "x y", "yes", "1.5"]
_TEXTS = ["${OLD_URL}", '"$NEW_URL/x"', "${NEW_URL:-${OLD_URL}}", "-e OLD_URL=x y", "OLD_URL"]
_COMMENTS = ["# about OLD_URL", "# of OLD_URL and NEW_URL", "# nothing", "#", "# {a: 1} - x: |"]
_BLOCKS = ["|", ">", "|-", ">-", "|+", "|2"]


class Sample:
    """One file."""

    def __init__(self, seed: int) -> None:
        self._chance = random.Random(seed)
        self._anchors = 0

    def text(self) -> str:
        """The file."""
        documents = [
            "\n".join(self._collection(0, 0))
            for _one in range(self._chance.choice([1, 1, 1, 2, 3]))
        ]
        end = self._chance.choice(["\n", "\n", "\n\n", ""])
        return self._chance.choice(["", "", "# OLD_URL\n"]) + "\n---\n".join(documents) + end

    def _collection(self, indent: int, depth: int) -> Iterator[str]:
        make = self._chance.choice([self._mapping, self._mapping, self._sequence])
        yield from make(indent, depth)

    def _mapping(self, indent: int, depth: int) -> Iterator[str]:
        for _one in range(self._chance.randint(1, 5)):
            yield from self._above(indent)
            key = self._chance.choice(KEYS)
            key = self._chance.choice([key, key, key, f'"{key}"', f"'{key}'"])
            yield from self._entry(" " * indent + f"{key}:", indent, depth)

    def _sequence(self, indent: int, depth: int) -> Iterator[str]:
        sort = self._chance.randrange(5)
        for _one in range(self._chance.randint(1, 5)):
            yield from self._above(indent)
            key, value = self._chance.choice(KEYS), self._chance.choice(["x", "x", "y z"])
            dash = " " * indent + "-"
            if sort == 0:
                yield f"{dash} {key}={value}{self._behind()}"
            elif sort == 1:
                yield f'{dash} "{key}={value}"{self._behind()}'
            elif sort == 2:
                yield f"{dash} {key}{self._behind()}"
            elif sort == 3:
                yield f"{dash} name: {key}{self._behind()}"
                yield f"{' ' * indent}  value: {value}"
            elif depth < 3 and self._chance.random() < 0.5:
                first, *rest = self._mapping(indent + 2, depth + 1)
                while first.lstrip().startswith("#") or not first.strip():
                    first, *rest = self._mapping(indent + 2, depth + 1)
                yield from (f"{dash} {first.lstrip()}", *rest)
            else:
                yield f"{dash} {self._flow(depth)}{self._behind()}"

    def _entry(self, head: str, indent: int, depth: int) -> Iterator[str]:
        sort = self._chance.randrange(10)
        if sort < 5 or depth > 3:
            scalar = self._chance.choice([*_SCALARS, *_SCALARS, *_TEXTS])
            yield f"{head} {self._anchored(scalar)}".rstrip() + self._behind()
        elif sort == 5:
            yield f"{head} {self._chance.choice(_BLOCKS)}"
            for _one in range(self._chance.randint(1, 3)):
                line = self._chance.choice(["some text", "# OLD_URL", "$OLD_URL", "NEW_URL=x"])
                yield " " * (indent + 2) + line
                yield from [""] * self._chance.choice([0, 0, 0, 1])
        elif sort < 8:
            yield f"{head} {self._flow(depth)}{self._behind()}"
        else:
            yield head + self._behind()
            yield from self._collection(indent + 2, depth + 1)

    def _flow(self, depth: int) -> str:
        if depth > 3 or self._chance.random() < 0.3:
            return self._chance.choice(_SCALARS) or "x"
        count = range(self._chance.randint(1, 4))
        comma = self._chance.choice([", ", ",", " , "])
        end = self._chance.choice(["", "", ","])
        if self._chance.random() < 0.5:
            pairs = (f"{self._chance.choice(KEYS)}: {self._flow(depth + 1)}" for _one in count)
            return "{" + comma.join(pairs) + end + "}"
        names = (self._chance.choice(KEYS) for _one in count)
        parts = (name + self._chance.choice(["", "=x"]) for name in names)
        return "[" + comma.join(parts) + end + "]"

    def _anchored(self, scalar: str) -> str:
        chance = self._chance.random()
        if chance < 0.05:
            self._anchors += 1
            return f"&a{self._anchors} {scalar}"
        if chance < 0.1 and self._anchors:
            return f"*a{self._chance.randint(1, self._anchors)}"
        return scalar

    def _above(self, indent: int) -> Iterator[str]:
        chance = self._chance.random()
        if chance < 0.1:
            yield ""
        elif chance < 0.3:
            yield " " * indent + self._chance.choice(_COMMENTS)

    def _behind(self) -> str:
        return self._chance.choice(["", "", "", "", " # OLD_URL", "  # x"])
