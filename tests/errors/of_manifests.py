"""A manifest that is not there, that is no TOML, or that says something that cannot be meant."""

import re
from dataclasses import dataclass, replace

from tests.errors.provoking import Ground, Told, provokes

# Where it is


@provokes("manifest.not-found")
def no_manifest(ground: Ground) -> Told:
    """There is no `migration.toml` at the top of the repository, and no `[tool.migrator]` in
    `pyproject.toml`."""
    (ground.root / "migration.toml").unlink()
    return ground.migrator("plan")


@provokes("manifest.not-found")
def another_manifest_that_there_is_not(ground: Ground) -> Told:
    """`-m` names a file that is not there."""
    return ground.migrator("plan", "-m", "other.toml")


@provokes("manifest.exists")
def one_manifest_too_many(ground: Ground) -> Told:
    """`init` does not write over a manifest."""
    return ground.migrator("init")


@provokes("manifest.unreadable")
def a_manifest_in_another_encoding(ground: Ground) -> Told:
    """TOML is always UTF-8."""
    ground.write("migration.toml", 'name = "große Wanderung"'.encode("latin-1"))
    return ground.migrator("plan")


# What it says


@dataclass(frozen=True, slots=True)
class _Place:
    """A place in a manifest that is well, where something is written that is not."""

    text: str

    def instead(self, code: str, why: str, *lines: str) -> None:
        """Lines in the place of what stands there."""
        self._mistake(code, why, lines, "")

    def behind(self, code: str, why: str, *lines: str) -> None:
        """Lines behind what stands there."""
        self._mistake(code, why, lines, f"{self.text}\n")

    def _mistake(self, code: str, why: str, lines: tuple[str, ...], kept: str) -> None:
        new = "\n".join(lines)

        def provoke(ground: Ground) -> Told:
            return ground.manifest(self.text, f"{kept}{new}", shown=new)

        provoke.__name__ = re.sub(r"\W+", "_", f"{why} {new}").strip("_")[:100]
        provoke.__doc__ = why
        provokes(f"manifest.{code}")(provoke)


_MOVE = 'transform = "move_symbols"\nmove = { "app.old.make" = "app.new.make" }'
_migration = _Place("[migration]")
_name = _Place('name = "moving"')
_step = _Place("[steps.move]")
_transform = _Place(_MOVE)
_id = _Place('id = "p0"')
_steps = _Place('steps = ["move"]')
_include = _Place('include = ["app/**"]')
_gate = _Place('levels = ["syntax"]')

# TOML

_name.instead("syntax", "The equals sign is missing.", "name")
_name.instead("syntax", "Text is not in quotes.", "name = moving")
_name.instead("syntax", "A string goes on in the next line.", 'name = "moving\nhouse"')
_name.behind("syntax", "A path of Windows is in double quotes.", r'roots = ["C:\Users"]')
_name.behind("syntax", "Something follows the value.", 'roots = ["."] include = ["**"]')
_name.instead("syntax", "A key is written twice.", 'name = "moving"', 'name = "walking"')
_name.behind("syntax", "A line begins with something else.", "= 1")
_name.behind("syntax", "A bracket or a comma is missing.", 'roots = ["src" "lib"]')
_name.behind("syntax", "A table in braces ends with its line.", "roots = { src = 1")
_name.behind("syntax", "A key in braces is odd.", "roots = { ! = 1 }")
_step.instead("syntax", "A bracket is missing.", "[steps.move")
_name.instead("syntax", "A date is none.", "name = 2024-02-30")
_name.behind("syntax", "A number is longer than any.", f"python = {'9' * 4301}")
_name.behind("syntax", "There are brackets in brackets.", f"roots = {'[' * 61}{']' * 61}")

# Keys, and what they may be

_name.behind("unknown-key", "A key is misspelt.", 'rots = ["src"]')
_name.behind("unknown-key", "A key belongs elsewhere.", 'priority = "P0"')
_name.instead("missing-key", "A key is left out that has to be there.", 'roots = ["."]')


@provokes("manifest.missing-key")
def no_table_in_pyproject(ground: Ground) -> Told:
    """A `pyproject.toml` is named that does not hold `[tool.migrator]`."""
    ground.write("pyproject.toml", b'[project]\nname = "moving"\n')
    return ground.migrator("plan", "-m", "pyproject.toml")


_name.behind("wrong-type", "A single entry needs its brackets too.", 'roots = "src"')
_name.behind("wrong-type", "A version is text.", "python = 3.12")
_transform.behind("wrong-type", "True and false have no quotes.", 'prose = "true"')
_name.instead("wrong-type", "A date is not text.", "name = 2024-02-29")
_transform.instead(
    "wrong-type", "A table is asked for.", 'transform = "move_symbols"', 'move = ["app.old.make"]'
)
_include.instead("path-outside", "A path is absolute.", 'include = ["/app/**"]')
_include.instead("path-outside", "What is outside is not migrated.", 'include = ["../app/**"]')

# Values

_gate.instead("bad-value", "One of a few words is asked for.", 'levels = ["sintax"]')
_name.behind("bad-value", "A list has to have an entry.", "roots = []")
_gate.behind(
    "bad-value",
    "A number is too large.",
    "[[gate.tests]]",
    'name = "all"',
    'run = ["make", "test"]',
    "retries = 11",
)
_name.instead("bad-value", "The name stands in refs of git.", 'name = "Moving house"')
_id.instead("bad-value", "The id stands in refs of git.", 'id = "p 0"')
_step.instead("bad-value", "A step has lower-case letters and hyphens.", "[steps.Move]")
_id.behind("bad-value", "The title is the subject of a commit.", 'title = """\none\ntwo"""')
_name.behind("bad-value", "The oldest Python is meant.", 'python = "3"')
_include.instead("bad-value", "A path is empty.", 'include = [""]')
_gate.behind("bad-value", "A duration has a unit.", 'timeout = "10"')
_gate.behind(
    "bad-value",
    "A path stands for a module.",
    "[[contracts.exports]]",
    'module = "app/new.py"',
    'names = ["make"]',
)
_gate.behind(
    "bad-value",
    "A method is named with its parentheses.",
    "[[contracts.interface]]",
    'class = "app.new.Maker"',
    'methods = ["close()"]',
)
_gate.behind(
    "bad-value", "A regular expression is none.", "[[contracts.forbid]]", 'patterns = ["(old"]'
)


def _option(why: str, transform: str, *options: str, code: str = "bad-value") -> None:
    """A step whose options cannot be meant."""
    _transform.instead(code, why, f'transform = "{transform}"', *options)


_option("A path stands for a module.", "move_symbols", 'move = { "app/old.py" = "app.new" }')

_MAKE = 'factories = ["app.new.make"]'
_option("Where it is defined is left out.", "extract_fixtures", 'factories = ["make"]')
_option("A name says not where it is from.", "extract_fixtures", _MAKE, 'context = "Context()"')
_option("A cleanup is not about the instance.", "extract_fixtures", _MAKE, 'cleanup = "pass"')

_ENV = "merge_env_vars"
_option("A variable's name has no hyphens.", _ENV, 'merge = { "OLD-URL" = "URL" }')
_option("An object is called.", _ENV, 'through = { object = "app.env(1)", names = ["*"] }')
_option("A method is called.", _ENV, 'through = { object = "app.env", names = ["A"], get = "a()" }')
_option("A reader is called.", _ENV, 'merge = { OLD = "NEW" }', 'readers = ["app.env.get()"]')


def _argument(why: str, *arguments: str) -> None:
    told = ", ".join(f'"{argument}"' for argument in arguments)
    new = f'calls = {{ "app.old.make" = {{ to = "app.new.make", arguments = [{told}] }} }}'
    _option(why, "replace_calls", new)


_option("Where it is defined is left out.", "replace_calls", 'calls = { make = { to = "app.a" } }')
_argument("An argument is no expression.", "$user id")
_argument("Arguments by keyword come last.", "a = 1", "$b")
_argument("An argument is given twice.", "a = 1", "a = 2")
_argument("An argument is more than one value.", "await $a")
_argument("In a string, a dollar sign is one.", "'$a'")
_argument("What is passed is evaluated at once.", "lambda: $a")

_option("A path stands for a package.", "export_names", 'packages = ["app/"]')
_option(
    "The package is known already.", "export_names", 'packages = ["app"]', 'names = ["app.make"]'
)
_option(
    "A place is not in a module.", "export_names", 'packages = ["app"]', 'names = { make = "make" }'
)
_option("A path stands for a module.", "remove_legacy", 'names = ["app/old.py"]')
_option(
    "A module stands for a path.",
    "remove_legacy",
    'names = ["app.old"]',
    'tests = ["test_old"]',
)

# What is empty, twice, or leads to itself

_steps.instead("empty", "A phase has no steps.", "steps = []")
_gate.behind("empty", "A contract forbids nothing.", "[[contracts.forbid]]", 'paths = ["app/**"]')
_option("Nothing is merged.", _ENV, code="empty")
_option(
    "Without `names` they are found; an empty list would find none.",
    "export_names",
    'packages = ["app"]',
    "names = []",
    code="empty",
)
_option("Nothing is named.", "remove_legacy", code="empty")


@provokes("manifest.empty")
def no_phases(ground: Ground) -> Told:
    """Steps are only carried out in phases, and there is none."""
    text = (ground.root / "migration.toml").read_text()
    return ground.manifest(text[text.index("[[phases]]") : text.index("[gate]")], "")


_Place('id = "p1"').instead("duplicate", "Two phases have one id.", 'id = "p0"')
_gate.behind(
    "duplicate",
    "Two commands of a gate have one name.",
    'tests = [{ name = "all", run = ["a"] }, { name = "all", run = ["b"] }]',
)
_option(
    "One name is written in two ways.",
    "move_symbols",
    'move = { "app.old.make" = "app.new.make", "app.old:make" = "app.make" }',
    code="duplicate",
)
_option("A package is named twice.", "export_names", 'packages = ["app", "app"]', code="duplicate")
_option(
    "A name is named twice.",
    "export_names",
    'packages = ["app"]',
    'names = ["make", "make"]',
    code="duplicate",
)
_option(
    "Old and new are one.",
    "move_symbols",
    'move = { "app.old.make" = "app.old.make" }',
    code="onto-itself",
)
_option("Old and new are one.", _ENV, 'merge = { URL = "URL" }', code="onto-itself")
_option(
    "Old and new are one.",
    "replace_calls",
    'calls = { "app.old.make" = { to = "app.old.make" } }',
    code="onto-itself",
)
_option(
    "What moves away comes back.",
    "move_symbols",
    'move = { "app.old.make" = "app.new.make", "app.new.make" = "app.old.make" }',
    code="circle",
)
_option("A name is both new and old.", _ENV, 'merge = { A = "B", B = "C" }', code="chain")
_option(
    "What is called instead is replaced as well.",
    "replace_calls",
    'calls = { "app.a" = { to = "app.b" }, "app.b" = { to = "app.c" } }',
    code="chain",
)

# What parts of a manifest say of each other

_steps.instead("unknown-step", "A phase names a step that nobody wrote.", 'steps = ["moov"]')
_include.instead(
    "unknown-priority", "A phase names a priority that nobody wrote.", 'priorities = ["P0"]'
)
_gate.behind(
    "unknown-phase",
    "A contract is to hold from a phase on that nobody wrote.",
    "[[contracts.forbid]]",
    'names = ["app.old.make"]',
    'by = "p9"',
)
_option(
    "A step uses a transform that is misspelt, or whose package is not installed.",
    "move_symbol",
    code="unknown-transform",
)
_step.instead(
    "unused-step",
    "No phase uses a step.",
    "[steps.more]",
    'transform = "move_symbols"',
    'move = { a = "b" }',
    "[steps.move]",
)


@provokes("manifest.taken-name")
def a_step_that_is_called_like_another(ground: Ground) -> Told:
    """A step with `transition` lands in two stages, and the first one has a name of its own."""
    step = 'transform = "merge_env_vars"\nmerge = { OLD = "NEW" }'
    new = f"[steps.move]\n{step}\ntransition = true\n\n[steps.move-transition]\n{step}"
    ground.manifest('steps = ["move"]', 'steps = ["move", "move-transition"]')
    return ground.manifest(f"[steps.move]\n{_MOVE}", new)


# The names that it gives

_NAMES = "[names]\nold = {}\n[migration]"
_migration.instead(
    "unused-name", "A name is given, and nothing uses it.", _NAMES.format('"app.old"')
)
_migration.instead(
    "unknown-name", "A name uses one that is not above it.", _NAMES.format('"{{package}}.old"')
)


@provokes("manifest.same-key")
def two_keys_that_come_to_the_same(ground: Ground) -> Told:
    """A key with a name in it comes to what another key is."""
    place = ground.root / "migration.toml"
    text = place.read_text().replace("[migration]", '[names]\nold = "app.old"\n\n[migration]')
    both = '{ "app.old.make" = "app.new.make", "{{old}}.make" = "app.new.get" }'
    place.write_text(text.replace('{ "app.old.make" = "app.new.make" }', both))
    return replace(ground.migrator("plan"), toml=f"move = {both}")
