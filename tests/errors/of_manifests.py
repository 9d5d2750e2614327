"""A manifest that is not there, that is no TOML, or that says something that cannot be meant."""

from tests.errors.provoking import Ground, Told, provokes

_STEPS = 'steps = ["move"]'
_MOVE = 'move = { "app.old.make" = "app.new.make" }'
_END = 'levels = ["syntax"]'


def _mistake(code: str, name: str, why: str, old: str, new: str) -> None:
    """A manifest in which one thing is written in the place of another."""

    def provoke(ground: Ground) -> Told:
        return ground.manifest(old, new)

    provoke.__name__, provoke.__doc__ = name, why
    provokes(f"manifest.{code}")(provoke)


def _step(code: str, name: str, why: str, transform: str, *options: str) -> None:
    """A step with options that cannot be meant."""
    new = "\n".join([f'transform = "{transform}"', *options])
    old = f'transform = "move_symbols"\n{_MOVE}'
    _mistake(code, name, why, old, new)


def _toml(why: str, name: str, new: str) -> None:
    """A manifest that is no TOML."""
    _mistake("syntax", name, why, 'name = "moving"', new)


# Where it is


@provokes("manifest.not-found")
def no_manifest(ground: Ground) -> Told:
    """There is no `migration.toml` at the top of the repository, and no `[tool.migrator]` in `pyproject.toml`."""
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


# TOML

_toml("The equals sign is missing.", "a_key_without_a_value", "name")
_toml("Text is not in quotes.", "a_value_without_quotes", "name = moving")
_toml("A string goes on in the next line.", "a_string_without_an_end", 'name = "moving\nhouse"')
_toml(
    "A path of Windows is in double quotes.",
    "a_backslash",
    'name = "moving"\nroots = ["C:\\Users"]',
)
_toml("Something follows the value.", "something_behind_a_value", 'name = "moving" roots = ["."]')
_toml("A key is written twice.", "a_key_twice", 'name = "moving"\nname = "walking"')
_toml("A line begins with something else.", "no_key", 'name = "moving"\n= 1')
_toml(
    "A bracket or a comma is missing.",
    "a_list_without_an_end",
    'name = "moving"\nroots = ["a" "b"]',
)
_toml("A table in braces ends with its line.", "braces", 'name = "moving"\nroots = { a = 1')
_toml("A key in braces is odd.", "a_key_in_braces", 'name = "moving"\nroots = { ! = 1 }')
_toml("A bracket is missing.", "a_table_without_an_end", 'name = "moving"\n[steps')
_toml("A date is none.", "a_date", "name = 2024-02-30")
_toml("A number is longer than any.", "a_number_without_an_end", f"name = {'9' * 4301}")
_toml("Brackets in brackets in brackets.", "deep_brackets", f"name = {'[' * 61}{']' * 61}")

# Keys, and what they may be

_mistake(
    "unknown-key",
    "a_misspelt_key",
    "A key is misspelt.",
    'name = "moving"',
    'name = "moving"\nrots = ["src"]',
)
_mistake(
    "unknown-key",
    "a_key_of_another_table",
    "A key belongs elsewhere.",
    'name = "moving"',
    'name = "moving"\npriority = "P0"',
)
_mistake(
    "missing-key",
    "no_name",
    "A key is left out that has to be there.",
    'name = "moving"',
    'roots = ["."]',
)


@provokes("manifest.missing-key")
def no_table_in_pyproject(ground: Ground) -> Told:
    """A `pyproject.toml` is named that does not hold `[tool.migrator]`."""
    ground.write("pyproject.toml", b'[project]\nname = "moving"\n')
    return ground.migrator("plan", "-m", "pyproject.toml")


_mistake(
    "wrong-type",
    "a_string_for_a_list",
    "A single entry needs its brackets too.",
    'name = "moving"',
    'name = "moving"\nroots = "src"',
)
_mistake(
    "wrong-type",
    "a_number_for_a_string",
    "A version is text.",
    'name = "moving"',
    'name = "moving"\npython = 3.12',
)
_mistake(
    "wrong-type",
    "a_string_for_true",
    "True and false have no quotes.",
    _MOVE,
    f'{_MOVE}\nprose = "true"',
)
_mistake(
    "wrong-type",
    "a_date_for_a_string",
    "Dates are nowhere asked for.",
    'name = "moving"',
    "name = 2024-02-29",
)
_mistake(
    "wrong-type", "a_list_for_a_table", "A table is asked for.", _MOVE, 'move = ["app.old.make"]'
)

_mistake(
    "path-outside",
    "an_absolute_path",
    "Paths begin at the top of the repository.",
    'include = ["app/**"]',
    'include = ["/app/**"]',
)
_mistake(
    "path-outside",
    "a_path_that_leads_out",
    "What is outside is not migrated.",
    'include = ["app/**"]',
    'include = ["../app/**"]',
)

# Values


def _bad(name: str, why: str, old: str, new: str) -> None:
    _mistake("bad-value", name, why, old, new)


_bad("no_level", "One of a few words is asked for.", _END, 'levels = ["sintax"]')
_bad("too_few", "A list has to have an entry.", 'name = "moving"', 'name = "moving"\nroots = []')
_bad(
    "too_many_retries",
    "A number is too large.",
    _END,
    f'{_END}\n[[gate.tests]]\nname = "all"\nrun = ["make", "test"]\nretries = 11',
)
_bad(
    "a_name_of_a_migration",
    "The name stands in refs of git.",
    'name = "moving"',
    'name = "Moving house"',
)
_bad("an_id_of_a_phase", "The id stands in refs of git.", 'id = "p0"', 'id = "p 0"')
_bad(
    "a_title_of_two_lines",
    "The title is the subject of a commit.",
    'id = "p0"',
    'id = "p0"\ntitle = """\none\ntwo"""',
)
_bad(
    "a_version_of_python",
    "The oldest Python is meant.",
    'name = "moving"',
    'name = "moving"\npython = "3"',
)
_bad("an_empty_path", "A path is empty.", 'include = ["app/**"]', 'include = [""]')
_bad("a_duration", "A duration has a unit.", _END, f'{_END}\ntimeout = "10"')
_bad(
    "a_dotted_name",
    "A path stands for a module.",
    _END,
    f'{_END}\n[[contracts.exports]]\nmodule = "app/new.py"\nnames = ["make"]',
)
_bad(
    "a_method",
    "A method is named with its parentheses.",
    _END,
    f'{_END}\n[[contracts.interface]]\nclass = "app.new.Maker"\nmethods = ["close()"]',
)
_bad(
    "an_expression",
    "A regular expression is none.",
    _END,
    f'{_END}\n[[contracts.forbid]]\npatterns = ["(old"]',
)
_mistake(
    "bad-value",
    "a_name_of_a_step",
    "Steps are named in kebab case.",
    "[steps.move]",
    "[steps.Move]",
)


def _bad_option(name: str, why: str, transform: str, *options: str) -> None:
    _step("bad-value", name, why, transform, *options)


_bad_option(
    "moves_of_a_path",
    "A path stands for a module.",
    "move_symbols",
    'move = { "app/old.py" = "app.new" }',
)
_bad_option(
    "a_factory_without_a_module",
    "Where it is defined has to be known.",
    "extract_fixtures",
    'factories = ["make"]',
)
_bad_option(
    "a_context_of_unknown_names",
    "The context is imported where it is used.",
    "extract_fixtures",
    'factories = ["app.new.make"]',
    'context = "Context()"',
)
_bad_option(
    "a_cleanup_of_nothing",
    "The cleanup is about the instance.",
    "extract_fixtures",
    'factories = ["app.new.make"]',
    'cleanup = "pass"',
)
_bad_option(
    "no_variable",
    "A variable's name has no hyphens.",
    "merge_env_vars",
    'merge = { "OLD-URL" = "URL" }',
)
_bad_option(
    "an_object_of_no_module",
    "The object is imported.",
    "merge_env_vars",
    'merge = { OLD = "NEW" }',
    'through = { object = "env.get(1)" }',
)
_bad_option(
    "a_method_with_its_call",
    "The method is named, not called.",
    "merge_env_vars",
    'merge = { OLD = "NEW" }',
    'through = { object = "app.env.env", get = "get()" }',
)
_bad_option(
    "a_reader_with_its_call",
    "The reader is named, not called.",
    "merge_env_vars",
    'merge = { OLD = "NEW" }',
    'readers = ["app.env.get()"]',
)
_bad_option(
    "a_call_without_a_module",
    "Where it is defined has to be known.",
    "replace_calls",
    'calls = { make = { to = "app.new.make" } }',
)
_bad_option(
    "no_argument",
    "An argument is an expression.",
    "replace_calls",
    'calls = { "app.old.make" = { to = "app.new.make", arguments = ["$user id"] } }',
)
_bad_option(
    "an_argument_by_position_behind",
    "Python has an order of arguments.",
    "replace_calls",
    'calls = { "app.old.make" = { to = "app.new.make", arguments = ["a = 1", "$b"] } }',
)
_bad_option(
    "an_argument_twice",
    "An argument is given twice.",
    "replace_calls",
    'calls = { "app.old.make" = { to = "app.new.make", arguments = ["a = 1", "a = 2"] } }',
)
_bad_option(
    "an_argument_that_waits",
    "An argument is one value.",
    "replace_calls",
    'calls = { "app.old.make" = { to = "app.new.make", arguments = ["await $a"] } }',
)
_bad_option(
    "an_argument_in_a_string",
    "A dollar sign in a string is one.",
    "replace_calls",
    'calls = { "app.old.make" = { to = "app.new.make", arguments = ["\'$a\'"] } }',
)
_bad_option(
    "an_argument_for_later",
    "What is passed is evaluated once, at the call.",
    "replace_calls",
    'calls = { "app.old.make" = { to = "app.new.make", arguments = ["lambda: $a"] } }',
)
_bad_option("no_package", "A path stands for a package.", "export_names", 'packages = ["app/"]')
_bad_option(
    "a_name_with_its_package",
    "The package is known.",
    "export_names",
    'packages = ["app"]',
    'names = ["app.make"]',
)
_bad_option(
    "a_place_without_a_module",
    "Where a name comes from is a name in a module.",
    "export_names",
    'packages = ["app"]',
    'names = { make = "make" }',
)
_bad_option(
    "legacy_of_a_path", "A path stands for a module.", "remove_legacy", 'names = ["app/old.py"]'
)
_bad_option(
    "tests_by_their_module",
    "Test files are named by their paths.",
    "remove_legacy",
    'names = ["app.old"]',
    'tests = ["tests.test_old"]',
)


@provokes("manifest.empty")
def a_contract_about_nothing(ground: Ground) -> Told:
    """A contract forbids neither names nor patterns."""
    return ground.manifest(_END, f'{_END}\n[[contracts.forbid]]\npaths = ["app/**"]')


# What is empty, twice, or leads to itself

_mistake("empty", "no_steps", "A phase does nothing.", _STEPS, "steps = []")
_mistake(
    "empty",
    "nothing_to_merge",
    "A step does nothing.",
    f'transform = "move_symbols"\n{_MOVE}',
    'transform = "merge_env_vars"',
)
_step(
    "empty",
    "no_names",
    "Without `names` they are found; an empty list would find none.",
    "export_names",
    'packages = ["app"]',
    "names = []",
)
_step("empty", "nothing_to_remove", "A step does nothing.", "remove_legacy")


@provokes("manifest.empty")
def no_phases(ground: Ground) -> Told:
    """Steps are only carried out in phases."""
    text = (ground.root / "migration.toml").read_text()
    return ground.manifest(text[text.index("[[phases]]") : text.index("[gate]")], "")


_mistake("duplicate", "an_id_twice", "Two phases have one id.", 'id = "p1"', 'id = "p0"')
_mistake(
    "duplicate",
    "a_test_twice",
    "Two commands of a gate have one name.",
    _END,
    f'{_END}\ntests = [{{ name = "all", run = ["a"] }}, {{ name = "all", run = ["b"] }}]',
)
_step(
    "duplicate",
    "a_move_twice",
    "One name is written in two ways.",
    "move_symbols",
    'move = { "app.old.make" = "app.new.make", "app.old:make" = "app.make" }',
)
_step(
    "duplicate",
    "a_package_twice",
    "A package is named twice.",
    "export_names",
    'packages = ["app", "app"]',
)
_step(
    "duplicate",
    "an_export_twice",
    "A name is named twice.",
    "export_names",
    'packages = ["app"]',
    'names = ["make", "make"]',
)

_step(
    "onto-itself",
    "a_move_onto_itself",
    "Old and new are one.",
    "move_symbols",
    'move = { "app.old.make" = "app.old.make" }',
)
_step(
    "onto-itself",
    "a_merge_onto_itself",
    "Old and new are one.",
    "merge_env_vars",
    'merge = { URL = "URL" }',
)
_step(
    "onto-itself",
    "a_call_by_itself",
    "Old and new are one.",
    "replace_calls",
    'calls = { "app.old.make" = { to = "app.old.make" } }',
)
_step(
    "circle",
    "moves_in_a_circle",
    "What moves away comes back.",
    "move_symbols",
    'move = { "app.old.make" = "app.new.make", "app.new.make" = "app.old.make" }',
)
_step(
    "chain",
    "merges_in_a_row",
    "One of them is in the middle.",
    "merge_env_vars",
    'merge = { A = "B", B = "C" }',
)
_step(
    "chain",
    "calls_in_a_row",
    "One of them is in the middle.",
    "replace_calls",
    'calls = { "app.a" = { to = "app.b" }, "app.b" = { to = "app.c" } }',
)

# What parts of a manifest say of each other

_mistake(
    "unknown-step",
    "a_step_that_there_is_not",
    "A phase names a step that nobody wrote.",
    _STEPS,
    'steps = ["moov"]',
)
_mistake(
    "unknown-priority",
    "a_priority_that_there_is_not",
    "A phase names a priority that nobody wrote.",
    'include = ["app/**"]',
    'priorities = ["P0"]',
)
_mistake(
    "unknown-phase",
    "a_phase_that_there_is_not",
    "A contract is to hold from a phase on that nobody wrote.",
    _END,
    f'{_END}\n[[contracts.forbid]]\nnames = ["app.old.make"]\nby = "p9"',
)
_mistake(
    "unknown-transform",
    "a_transform_that_there_is_not",
    "A step uses a transform that is misspelt, or that a package brings which is not installed.",
    '"move_symbols"',
    '"move_symbol"',
)
_mistake(
    "unused-step",
    "a_step_for_nothing",
    "A step is in no phase.",
    "[steps.move]",
    '[steps.more]\ntransform = "move_symbols"\nmove = { a = "b" }\n\n[steps.move]',
)


@provokes("manifest.taken-name")
def a_step_that_is_called_like_another(ground: Ground) -> Told:
    """A step with `transition` lands in two stages, and the first one has a name of its own."""
    step = 'transform = "merge_env_vars"\nmerge = { OLD = "NEW" }'
    new = f"[steps.move]\n{step}\ntransition = true\n\n[steps.move-transition]\n{step}"
    ground.manifest(_STEPS, 'steps = ["move", "move-transition"]')
    return ground.manifest(f'[steps.move]\ntransform = "move_symbols"\n{_MOVE}', new)
