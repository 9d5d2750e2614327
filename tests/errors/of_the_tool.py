"""Checks against a baseline, cases of one's own, transforms, and texts to rewrite."""

import json
import sys
from collections.abc import Mapping

import migrator
from migrator.errors import MigratorError
from tests.errors.provoking import Ground, Told, provokes

_BASELINE = "migrator-baseline.json"


# The baseline


@provokes("baseline.not-found")
def a_baseline_that_there_is_not(ground: Ground) -> Told:
    """`--baseline` names a file that is not there."""
    return ground.migrator("check", "--baseline", "known.json")


@provokes("baseline.is-folder")
def a_folder_for_a_baseline(ground: Ground) -> Told:
    """`--baseline` names a folder."""
    return ground.migrator("check", "--baseline", "app")


def _baseline(code: str, name: str, why: str, text: str) -> None:
    def provoke(ground: Ground) -> Told:
        ground.write(_BASELINE, text.encode("latin-1"))
        return ground.migrator("check")

    provoke.__name__, provoke.__doc__ = name, why
    provokes(code)(provoke)


def _broken(name: str, why: str, text: str) -> None:
    _baseline("baseline.broken", name, why, text)


_broken(
    "a_conflict", "Two branches have changed the same entry.", '{\n"version": 1,\n<<<<<<< HEAD\n'
)
_broken("no_json", "It was edited by hand.", '{"version": 1, "tolerated": [}')
_broken("no_list", "It is some other file.", "{}")
_broken(
    "another_version",
    "Another version of the tool has written it.",
    '{"version": 2,\n"tolerated": []}',
)
_broken(
    "no_entry",
    "An entry was edited by hand.",
    '{"version": 1, "tolerated": [\n{"rule": "move"}\n]}',
)
_broken("another_encoding", "JSON is always UTF-8.", '{"version": 1, "tolerated": ["\xe4"]}')
_broken("brackets", "It is some other file.", "[" * 100_000)


@provokes("baseline.would-rise")
def more_than_before(ground: Ground) -> Told:
    """There is more of an old name than the baseline tolerates: a baseline only falls."""
    ground.ok("check", "--update-baseline")
    ground.write("app/five.py", b"from app.old import make\n")
    ground.commit()
    return ground.migrator("check", "--update-baseline")


# Cases of one's own


@provokes("test.no-cases")
def no_cases(ground: Ground) -> Told:
    """No folder below this one has a `step.toml`."""
    return ground.migrator("test", "app")


@provokes("test.unreadable")
def a_case_in_another_encoding(ground: Ground) -> Told:
    """The texts of a case are UTF-8. What is in `before/` and `after/` may be anything."""
    ground.write("cases/one/step.toml", b'transform = "move_symbols"\nmove = { a = "b" }\n')
    ground.write("cases/one/findings.txt", b"\xff")
    return ground.migrator("test", "cases")


# Transforms


@provokes("transform.unknown")
def a_transform_that_there_is_not(ground: Ground) -> Told:
    """A transform is misspelt, or comes with a package that is not installed."""
    return ground.migrator("transforms", "move_symbol")


@provokes("transform.broken")
def a_transform_that_cannot_be_loaded(ground: Ground) -> Told:
    """A package that is installed brings a transform, and fails when it is imported."""
    _install(ground, {"odd_transforms.py": "import nothing_at_all\n"})
    return ground.migrator("transforms", "odd")


@provokes("transform.broken")
def a_transform_that_is_none(ground: Ground) -> Told:
    """What a package brings is something else."""
    _install(ground, {"odd_transforms.py": "Odd = dict\n"})
    return ground.migrator("transforms", "odd")


def _install(ground: Ground, files: Mapping[str, str]) -> None:
    """Have a package installed that brings a transform called `odd`."""
    about = "odd_transforms-1.0.dist-info"
    entry = "[migrator.transforms]\nodd = odd_transforms:Odd\n"
    told = {
        f"{about}/METADATA": "Name: odd-transforms\nVersion: 1.0\n",
        f"{about}/entry_points.txt": entry,
    }
    for name, text in {**told, **files}.items():
        place = ground.outside / "installed" / name
        place.parent.mkdir(parents=True, exist_ok=True)
        place.write_text(text)
    ground.patch.syspath_prepend(ground.outside / "installed")
    ground.patch.delitem(sys.modules, "odd_transforms", raising=False)


# From Python


def _rewrite(ground: Ground, text: str, **options: object) -> Told:
    typed = f'migrator.rewrite({json.dumps(text)}, transform="move_symbols", options={options!r})'
    try:
        migrator.rewrite(text, transform="move_symbols", options=options)
    except MigratorError as error:
        return ground.raised(typed, error)
    raise AssertionError("it was rewritten")


@provokes("rewrite.options")
def options_that_cannot_be_meant(ground: Ground) -> Told:
    """`migrator.rewrite` takes what a step of a manifest takes."""
    return _rewrite(ground, "x = 1\n", mvoe={"app.old.make": "app.new.make"})


@provokes("rewrite.unreadable")
def a_text_that_is_no_python(ground: Ground) -> Told:
    """`migrator.rewrite` takes a text that parses."""
    return _rewrite(ground, "from app.old import make(\n", move={"app.old.make": "app.new.make"})
