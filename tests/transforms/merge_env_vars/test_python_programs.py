"""Programs do what they did, once what they ask for has one name."""

import re
from collections.abc import Mapping, Sequence

import pytest

from tests.transforms.merge_env_vars.migrating import ran
from tests.transforms.merge_env_vars.python_programs import MERGE, Author, OneSetting, done

SEEDS = range(120)
ENVIRONMENTS: Sequence[Mapping[str, str]] = ({}, {"NEW": "w"})


def _migrated(program: str, *, include_review: bool = True, transition: bool = False) -> str:
    files = {"app.py": program.encode()}
    options = {"merge": MERGE, "transition": transition}
    after, result = ran(files, options, include_review=include_review)
    assert not result.defects, f"{result.defects}\n{program}"
    return after["app.py"].decode()


def _is_gone(program: str) -> bool:
    return re.search(r"\bOLD\b", program) is None


@pytest.mark.parametrize("seed", SEEDS)
def test_a_program_does_the_same(seed: int) -> None:
    before = Author(seed).program()
    for include_review in (False, True):
        after = _migrated(before, include_review=include_review)
        for values in ENVIRONMENTS:
            expected = done(before, OneSetting(values))
            assert done(after, OneSetting(values)) == expected, f"{before}\n{after}"
            if _is_gone(after):
                assert done(after, dict(values)) == expected, f"{before}\n{after}"
        assert _migrated(after, include_review=include_review) == after


@pytest.mark.parametrize("seed", SEEDS)
def test_reads_fall_back_and_then_do_not(seed: int) -> None:
    before = Author(seed, ["OLD"]).reading()
    between = _migrated(before, transition=True)
    for values in ENVIRONMENTS:
        expected = done(before, OneSetting(values))
        by_old = {name.replace("NEW", "OLD"): value for name, value in values.items()}
        assert done(between, dict(values)) == expected, f"{before}\n{between}"
        assert done(between, by_old) == expected, f"{before}\n{between}"
    assert _migrated(between, transition=True) == between
    assert _migrated(between) == _migrated(before)
