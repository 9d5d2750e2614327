"""What goes through the project's own object gives what ``os.environ`` gave."""

import os
import random
from collections.abc import Mapping
from pathlib import Path
from types import ModuleType

import pytest
from pydantic import ValidationError

from migrator.app.snapshots import case_folders, read_case
from tests.transforms.merge_env_vars.migrating import ran, seen
from transforms import Catalogue
from transforms.merge_env_vars import MergeOptions

SNAPSHOTS = Path(__file__).parents[3] / "snapshots" / "merge_env_vars" / "python_through"
FOLDERS = case_folders(SNAPSHOTS)
#: The object of these has a method that no real one here has, or they ask for what is not there.
_NOT_RUN = frozenset(
    """
    error_that_is_caught_and_required module_that_the_object_imports object_is_a_module
    object_of_an_object os_is_needed_for_more other_methods require_gives_the_error relative_imports
    several_in_one_statement setup_runs_before store_delete_contains_load what_has_no_method
    """.split()
)
ENVIRONMENT = {"K": "1", "NEW_URL": "n", "OLD_URL": "n", "A": "a"}
#: What a test sees of a module: its plain values, what its functions give, what it leaves set.
Seen = tuple[dict[str, object], dict[str, object], dict[str, str | None]]


def _look(module: ModuleType) -> Seen:
    values: dict[str, object] = {
        name: value
        for name, value in vars(module).items()
        if isinstance(value, str | tuple | bool | None) and not name.startswith("__")
    }
    given = {
        name: value()
        for name, value in vars(module).items()
        if callable(value)
        and getattr(value, "__module__", "") == module.__name__
        and not getattr(getattr(value, "__code__", None), "co_argcount", 1)
    }
    return values, given, {name: os.environ.get(name) for name in ("K", "NEW_URL", "A")}


RUNNING = [
    folder
    for folder in FOLDERS
    if folder.name not in _NOT_RUN and (folder / "before" / "app" / "use.py").exists()
]


@pytest.mark.parametrize("folder", RUNNING, ids=lambda folder: folder.name)
def test_a_module_gives_what_it_gave(folder: Path, tmp_path: Path) -> None:
    case = read_case(folder, Catalogue())
    was = seen(case.before, tmp_path / "a", "app.use", ENVIRONMENT, _look)
    now = seen(case.after, tmp_path / "b", "app.use", ENVIRONMENT, _look)
    assert was == now


# Statements of many kinds

ENV = (SNAPSHOTS / "default" / "before" / "app" / "env.py").read_bytes()
THROUGH = {"through": {"object": "app.env.get_env()", "names": ["K"]}}
_EXPRESSIONS = (
    'os.environ.get("K")',
    "os.environ.get('K', 'd')",
    'os.getenv("K")',
    'os.getenv("K", default="d")',
    'os.getenv("K", f"{1 + 1}")',
    'os.environ["K"]',
    'os.environ[ "K" ]',
    '"K" in os.environ',
    '"K" not in os.environ',
    'environ.get("K")',
    'system.environ["K"]',
    'asked("K")',
)
_AROUND = (
    "{}",
    "({})",
    "[{}, {}]",
    "not ({})",
    "str({}) + 'x'",
    "{} or 'none'",
    "{} if flag else None",
    'f"<{{{}}}>"',
    "(lambda: {})()",
    "[one for one in [{}]]",
    "({}) == ({})",
    "(\n    {}  # why\n)",
)
_STATEMENTS = (
    'os.environ["K"] = str(flag)',
    'os.environ["K"] = "a" "b"',
    "os.environ['K']='c'",
    'os.environ["K"] = (\n    "d"\n)',
    'os.environ["K"] = "e" if flag else "f"; flag = not flag',
    'environ["K"] = "g"  # why',
    'if "K" in os.environ:\n    del os.environ["K"]\nos.environ["K"] = "i"',
    'if flag: os.environ["K"] = "h"',
)


def _random_module(draw: random.Random) -> str:
    lines = [
        "import os",
        "import os as system",
        "from os import environ",
        "from os import getenv as asked",
        "",
        "flag = True",
    ]
    for number in range(12):
        if draw.random() < 0.3:
            lines.append(draw.choice(_STATEMENTS))
            continue
        around = draw.choice(_AROUND)
        pieces = [draw.choice(_EXPRESSIONS) for _one in range(around.count("{}"))]
        if around.startswith("f"):
            pieces = [draw.choice(_EXPRESSIONS[:4]).replace('"', "'")]
        lines += ["try:", f"    v{number} = {around.format(*pieces)}".replace("\n", "\n    ")]
        lines += ["except TypeError:", f"    v{number} = None"]
    return "\n".join(lines) + "\n"


@pytest.mark.parametrize("seed", range(25))
def test_random_modules_give_what_they_gave(seed: int, tmp_path: Path) -> None:
    draw = random.Random(seed)
    files = {"app/env.py": ENV, "app/use.py": _random_module(draw).encode()}
    after, result = ran(files, THROUGH)
    assert not result.defects
    assert after["app/env.py"] == ENV
    was = seen(files, tmp_path / "a", "app.use", {"K": "1"}, _look)
    now = seen(after, tmp_path / "b", "app.use", {"K": "1"}, _look)
    assert was == now
    body = after["app/use.py"].partition(b"flag = True")[2]
    assert b"environ" not in body
    assert b"asked" not in body
    assert ran(after, THROUGH)[0] == after


# Options


@pytest.mark.parametrize(
    ("options", "message"),
    [
        ({}, "there is no name in `merge`"),
        ({"through": {"object": "app.env"}}, "there is no name in `merge`"),
        ({"through": {"object": "env", "names": ["K"]}}, "no dotted name of an object"),
        ({"through": {"object": "app.env.get(1)", "names": ["K"]}}, "no dotted name of an object"),
        ({"through": {"object": "app.class.x", "names": ["K"]}}, "no dotted name of an object"),
        (
            {"through": {"object": "app.env", "names": ["K-1"]}},
            "no name of an environment variable",
        ),
        ({"through": {"object": "app.env", "names": ["K"], "get": "a.b"}}, "no name of a method"),
        ({"through": {"object": "app.env", "names": ["K"], "more": "x"}}, "not permitted"),
    ],
)
def test_what_cannot_be_meant_is_refused(options: Mapping[str, object], message: str) -> None:
    with pytest.raises(ValidationError, match=message):
        MergeOptions.model_validate(options)


def test_a_transition_does_not_go_through_the_object_yet() -> None:
    files = {"app/env.py": ENV, "app/use.py": b'import os\n\nx = os.getenv("OLD_URL")\n'}
    merge = {"merge": {"OLD_URL": "NEW_URL"}, "through": {"object": "app.env.get_env()"}}
    after, _result = ran(files, {**merge, "transition": True})
    assert b"get_env" not in after["app/use.py"]
    done, _result = ran(after, merge)
    assert done["app/use.py"] == (b'from app.env import get_env\n\nx = get_env().get("NEW_URL")\n')


def test_an_object_that_nobody_has_is_imported_all_the_same() -> None:
    files = {"app/use.py": b'import os\n\nx = os.getenv("K")\n'}
    after, _result = ran(files, {"through": {"object": "other.env.get_env()", "names": ["K"]}})
    assert after["app/use.py"] == b'from other.env import get_env\n\nx = get_env().get("K")\n'


def test_a_broken_file_stays_as_it_is() -> None:
    files = {"app/env.py": ENV, "app/use.py": b'import os\n\nx = os.getenv("K"\n'}
    after, result = ran(files, THROUGH)
    assert after == files
    assert [one.path for one in result.unreadable] == ["app/use.py"]
