"""What a change must not do to a project's tests, asked of two runs and of two texts."""

from collections.abc import Iterator

from tests.forked_pytest import Ran
from tests.transforms.extract_fixtures.expectations import Expectation
from tests.transforms.extract_fixtures.parameters import asked, functions_in, grown, made_fixtures
from tests.transforms.extract_fixtures.projects import Files

_BAD = {"failed", "error", "not run"}
#: How runs end that were carried out: all passed, some failed, some not collected, none is there.
_USUAL = {0, 1, 2, 5}


def faults(before: Ran, after: Ran, expected: Expectation) -> Iterator[str]:
    """What is worse after than before, or not as well as it should be."""
    yield from _blocked(before, after, expected)
    yield from _gone_or_new(before, after)
    for test in after.collected:
        outcome = after.outcomes.get(test, "not run")
        if (outcome in _BAD) is not (test in expected.fails):
            yield f"{test} {outcome}: {after.failures.get(test, '')}"
        elif outcome in _BAD and test in before.passed:
            yield f"{test} passed before, whatever the case says"
        elif outcome == "skipped" and test in before.passed:
            yield f"{test} is skipped now"
    if not after.collected and not expected.blocked_after:
        yield "no test is run"
    for test in expected.fails - set(after.collected):
        yield f"{test} is said to fail, and is no test"


def _blocked(before: Ran, after: Ran, expected: Expectation) -> Iterator[str]:
    """What could not be collected, or ended its collection by a skip, against what should not."""
    blocked = after.failures.keys() - set(after.collected)
    for path in blocked - expected.blocked_after:
        yield f"{path} cannot be collected: {after.failures[path]}"
    for path in expected.blocked_after - blocked:
        yield f"{path} is said to be blocked, and is not"
    for path in set(after.skipped) - set(before.skipped):
        yield f"{path} skips itself"
    if after.status not in _USUAL:
        yield f"pytest gave up: {after.output}"


def _gone_or_new(before: Ran, after: Ran) -> Iterator[str]:
    old, new = set(before.collected), set(after.collected)
    silent = {*before.skipped, *(before.failures.keys() - old)}
    for test in sorted(old - new):
        yield f"{test} is lost"
    for test in sorted(new - old):
        if not silent & {test.partition("::")[0], ""} and before.status in _USUAL:
            yield f"{test} came from nowhere"


def oddities(before: Files, after: Files) -> Iterator[str]:
    """Functions that are gone, new parameters that nothing reads, fixtures nobody asks for."""
    for path in before:
        for name in sorted(functions_in(path, before) - functions_in(path, after)):
            yield f"{path} has lost {name}"
    for function in grown(before, after):
        for name in function.unread:
            yield f"{function.place} has {name}, and does not need it"
    for name in set(made_fixtures(before, after)) - asked(after):
        yield f"nobody asks for {name}"
