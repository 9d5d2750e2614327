"""Statements, functions and classes of ordinary Python, drawn at random and always well formed."""

from collections.abc import Callable, Iterator
from contextlib import contextmanager
from random import Random

from . import words

_EXPRESSIONS = (
    '{a}.get("{noun}", {n})',
    "[item.{noun} for item in {a} if item is not None]",
    '{{entry["{noun}"]: entry for entry in {a}}}',
    "sum(len(part) for part in {a})",
    "sorted({a}, key=lambda item: (item.{noun}, item.created_at), reverse=True)",
    "{a} if {b} else {n}",
    '", ".join(str(part) for part in {a})',
    "max({n}, len({a}) - {m})",
    '({a} or {{}}).get("{noun}_{other}")',
    "isinstance({a}, (list, tuple)) and len({b}) > {n}",
    '{{"{noun}": {a}, "{other}": {n}, "state": "{adj}"}}',
    "tuple({a})[:{n}]",
    "json.dumps({a}, sort_keys=True, default=str)",
    "time.monotonic() - {n}.{m}",
    "{{name: value for name, value in {a}.items() if name not in ({b} or ())}}",
    'f"{adj} {noun} {{{a}}} of {{len({b})}}"',
    're.sub(r"[^a-z0-9]+", "-", str({a}).lower()).strip("-")',
    'os.environ.get("{NOUN}_{OTHER}", "{n}")',
    "datetime.now(tz=UTC) - timedelta(minutes={n})",
    "{{key for key in {a} if key != {b}}}",
    "next((item for item in {a} if item.{noun} == {b}), None)",
    "[*{a}, *({b} or ())]",
    "hashlib.sha256(repr({a}).encode()).hexdigest()[:{n}]",
    "not any(item.{noun} for item in {a})",
    "round({n} / ({m} + 1), 2)",
    'Path("{noun}") / f"{{{a}}}.{other}"',
    "list(itertools.islice({a}, {n}))",
    "defaultdict(list, {{{a}: [{b}]}})",
)
_TESTS = (
    "{a} is None",
    "not {a}",
    "len({a}) > {n}",
    '{a}.get("{noun}") == {b}',
    "{a} and {b}",
    'isinstance({a}, str) and {a}.startswith("{noun}")',
    '"{noun}" in {a}',
    "{n} <= len({a}) < {n}{m}",
)
_CALLS = (
    'logger.info("{noun} %s {adj}, %d left", {a}, {n})',
    'logger.debug(f"{verb} {noun} {{{a}}}: {{len({b})}} {other}s")',
    'logger.warning("{adj} {noun}: %r", {a}, extra={{"{other}": {b}}})',
    '{a}.update({{"{noun}": {n}, "{other}": {b}}})',
    '{a}["{noun}"] = {b}',
    "{a}.append(({b}, {n}))",
    "{a}.setdefault({b}, []).append({n})",
    'del {a}["{noun}"]',
)
_AWAITS = (
    "await asyncio.sleep({n} / 1000)",
    "await asyncio.gather(*[item.{verb}({b}) for item in {a}])",
    "{new} = await {a}.{verb}_{noun}({b}, limit={n})",
    '{new} = await asyncio.wait_for({a}.{verb}("{other}"), timeout={n})',
    "{new} = [row async for row in {a}.{verb}({b})]",
)
_ERRORS = ("ValueError", "KeyError", "TimeoutError", "LookupError", "RuntimeError", "OSError")
_TYPES = ("str", "int", "bool", "dict[str, object]", "list[str]", "str | None", "float", "bytes")


class Sheet:
    """Lines being written, with the indent they stand at and the names known there."""

    def __init__(self, draw: Random) -> None:
        self.draw = draw
        self.lines: list[str] = []
        self.depth = 0
        self.known: list[str] = []
        self.awaits = False

    def line(self, text: str = "") -> None:
        self.lines.append("    " * self.depth + text if text else "")

    @contextmanager
    def under(self, head: str) -> Iterator[None]:
        """The lines written inside stand one level below `head`."""
        self.line(head)
        self.depth += 1
        yield
        self.depth -= 1

    def fill(self, patterns: tuple[str, ...]) -> str:
        """One of the patterns, with names that are known here."""
        draw = self.draw
        noun, other = draw.choice(words.NOUNS), draw.choice(words.NOUNS)
        return draw.choice(patterns).format(
            a=draw.choice(self.known),
            b=draw.choice(self.known),
            new=f"{noun}_{other}",
            noun=noun,
            other=other,
            NOUN=noun.upper(),
            OTHER=other.upper(),
            adj=draw.choice(words.ADJECTIVES),
            verb=draw.choice(words.VERBS),
            n=draw.randrange(1, 60),
            m=draw.randrange(10),
        )

    def text(self) -> str:
        return "\n".join(self.lines) + "\n"


def _assignment(sheet: Sheet, _room: int) -> None:
    draw = sheet.draw
    name = f"{draw.choice(words.ADJECTIVES)}_{draw.choice(words.NOUNS)}"
    note = f"  # {draw.choice(words.ADJECTIVES)} by now" if draw.random() < 0.08 else ""
    sheet.line(f"{name} = {sheet.fill(_EXPRESSIONS)}{note}")
    sheet.known.append(name)


def _call(sheet: Sheet, _room: int) -> None:
    sheet.line(sheet.fill(_CALLS))


def _awaited(sheet: Sheet, _room: int) -> None:
    if not sheet.awaits:
        return _assignment(sheet, 0)
    text = sheet.fill(_AWAITS)
    sheet.line(text)
    if " = " in text:
        sheet.known.append(text.partition(" = ")[0])
    return None


def _comment(sheet: Sheet, _room: int) -> None:
    sheet.line(f"# {words.sentence(sheet.draw)}")
    _assignment(sheet, 0)


def _condition(sheet: Sheet, room: int) -> None:
    with sheet.under(f"if {sheet.fill(_TESTS)}:"):
        _statements(sheet, room // 2)
    if sheet.draw.random() < 0.4:
        with sheet.under("else:"):
            _statements(sheet, room // 3)


def _guard(sheet: Sheet, _room: int) -> None:
    with sheet.under(f"if {sheet.fill(_TESTS)}:"):
        text = sheet.fill(("{adj} {noun} for {{{a}!r}}", "{verb} needs a {noun}, not {{{a}!r}}"))
        sheet.line(f'raise {sheet.draw.choice(_ERRORS)}(f"{text}")')


def _loop(sheet: Sheet, room: int) -> None:
    item = sheet.draw.choice(words.NOUNS)
    head = f"for {item} in {sheet.draw.choice(sheet.known)}:"
    if sheet.draw.random() < 0.3:
        head = f"for position, {item} in enumerate({sheet.draw.choice(sheet.known)}, start=1):"
    with sheet.under(head):
        sheet.known.append(item)
        if sheet.draw.random() < 0.4:
            with sheet.under(f"if not {item}:"):
                sheet.line(sheet.draw.choice(("continue", "break")))
        _statements(sheet, room // 2)


def _attempt(sheet: Sheet, room: int) -> None:
    with sheet.under("try:"):
        _statements(sheet, room // 2)
    caught = sheet.draw.choice(_ERRORS)
    with sheet.under(f"except {caught} as error:"):
        sheet.line(sheet.fill(('logger.exception("{noun} {adj}: %s", error)',)))
        sheet.line(sheet.draw.choice(("raise", 'raise RuntimeError("given up") from error')))
    if sheet.draw.random() < 0.2:
        with sheet.under("finally:"):
            sheet.line(sheet.fill(_CALLS))


def _literal(sheet: Sheet, _room: int) -> None:
    draw = sheet.draw
    name = f"{draw.choice(words.NOUNS)}_defaults"
    with sheet.under(f"{name} = {{"):
        for noun in draw.sample(words.NOUNS, draw.randrange(2, 6)):
            sheet.line(f'"{noun}": {sheet.fill(_EXPRESSIONS)},')
    sheet.line("}")
    sheet.known.append(name)


def _match(sheet: Sheet, _room: int) -> None:
    with sheet.under(f"match {sheet.draw.choice(sheet.known)}:"):
        for noun in sheet.draw.sample(words.NOUNS, 2):
            with sheet.under(f'case {{"kind": "{noun}", "body": body}}:'):
                sheet.line(sheet.fill(_CALLS))
                sheet.line("logger.debug(body)")
        with sheet.under("case _:"):
            sheet.line(sheet.fill(_CALLS))


_STATEMENTS: dict[Callable[[Sheet, int], None], int] = {
    _assignment: 34,
    _call: 16,
    _awaited: 12,
    _comment: 9,
    _condition: 10,
    _guard: 6,
    _loop: 8,
    _attempt: 6,
    _literal: 4,
    _match: 1,
}
_DECK = tuple(write for write, weight in _STATEMENTS.items() for _ in range(weight))


def _statements(sheet: Sheet, room: int) -> None:
    """Statements of about `room` lines, one at least."""
    end = len(sheet.lines) + max(room, 1)
    while len(sheet.lines) < end:
        sheet.draw.choice(_DECK)(sheet, min(end - len(sheet.lines), 10))


def docstring(sheet: Sheet, parameters: list[str]) -> None:
    """A docstring of one line, or of several with a list of the parameters."""
    draw = sheet.draw
    if draw.random() < 0.7:
        return sheet.line(f'"""{words.sentence(draw)}"""')
    sheet.line(f'"""{words.sentence(draw)}')
    sheet.line()
    for _ in range(draw.randrange(1, 4)):
        sheet.line(words.sentence(draw))
    if parameters:
        sheet.line()
        with sheet.under("Args:"):
            for name in parameters:
                sheet.line(f"{name}: {words.sentence(draw)}")
    return sheet.line('"""')


def function(sheet: Sheet, name: str, first: str = "") -> None:
    """A function or, with `first` (`self`, `cls`), a method."""
    draw = sheet.draw
    parameters = draw.sample(words.NOUNS, draw.randrange(1, 4))
    typed = [f"{parameter}: {draw.choice(_TYPES)}" for parameter in parameters]
    if draw.random() < 0.3:
        typed.append(f"limit: int = {draw.randrange(5, 500)}")
    sheet.awaits = draw.random() < 0.45
    sheet.known = [*parameters, *(["self.items"] if first == "self" else [])]
    prefix = "async def" if sheet.awaits else "def"
    head = f"{prefix} {name}({', '.join([first, *typed] if first else typed)})"
    with sheet.under(f"{head} -> {draw.choice(_TYPES)}:"):
        if draw.random() < 0.75:
            docstring(sheet, parameters)
        _statements(sheet, draw.randrange(3, 24))
        sheet.line(f"return {draw.choice(sheet.known)}")
