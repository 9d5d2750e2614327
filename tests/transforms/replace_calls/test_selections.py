"""Files that a phase does not take, or that may not be changed, keep what they need."""

import pytest

from migrator.core.findings import State
from tests.transforms.replace_calls.migrating import migrated, step

FILES = {
    "app/__init__.py": b"",
    "app/old.py": b"def make(a):\n    return a\n",
    "app/new.py": b"def get(a):\n    return a\n",
    "app/use.py": b"from app.old import make\n\n\ndef f(a):\n    return make(a)\n",
    "app/other.py": b"from app.use import make\n\n\ndef g(a):\n    return make(a)\n",
    "tests/test_use.py": (
        b'from unittest.mock import patch\n\n\n@patch("app.use.make")\ndef test(m):\n    pass\n'
    ),
}
STEP = step({"app.old.make": {"to": "app.new.get"}})


def _is_use(path: str) -> bool:
    return path == "app/use.py"


def test_who_is_not_selected_finds_what_it_takes() -> None:
    after, results = migrated(FILES, [STEP], _is_use)
    assert after["app/other.py"] == FILES["app/other.py"]
    assert b"from app.old import make\n" in after["app/use.py"]
    assert b"from app.new import get\n" in after["app/use.py"]
    assert b"return get(a)" in after["app/use.py"]
    states = {finding.path: finding.state for finding in results[0].findings}
    assert states["app/other.py"] is State.ELSEWHERE


def test_a_patch_lands_with_the_file_that_it_follows() -> None:
    after, _results = migrated(FILES, [STEP], _is_use)
    assert b'@patch("app.use.get")' in after["tests/test_use.py"]
    after, results = migrated(FILES, [STEP], lambda path: path != "app/use.py")
    assert after["tests/test_use.py"] == FILES["tests/test_use.py"]
    assert after["app/use.py"] == FILES["app/use.py"]
    assert b"from app.new import get" in after["app/other.py"]
    assert {one.state for one in results[0].findings} == {State.APPLIED, State.ELSEWHERE}


def test_a_patch_that_may_not_be_changed_keeps_its_name() -> None:
    after, _results = migrated(FILES, [STEP], editable=lambda path: not path.startswith("tests/"))
    assert b"from app.new import get as make" in after["app/use.py"]
    assert b"return make(a)" in after["app/use.py"]
    assert b"from app.new import get\n" in after["app/other.py"]


@pytest.mark.parametrize("include_review", [False, True])
def test_a_review_is_taken_when_asked_for(include_review: bool) -> None:
    files = {**FILES, "app/use.py": b"from app.old import make\n\nx = make(*[1])\n"}
    after, _results = migrated(files, [STEP], include_review=include_review)
    assert (b"get(*[1])" in after["app/use.py"]) is include_review
    assert (b"import make" in after["app/use.py"]) is not include_review
    # Whoever takes it from there goes to the new one in any case.
    assert b"from app.new import get" in after["app/other.py"]


def test_a_file_of_a_newer_python_may_take_anything() -> None:
    newer = (
        b"from app.use import make\ntype X = int\ndef f[T](a: T = make): ...\nclass A[T = 1]: ...\n"
    )
    after, _results = migrated({**FILES, "app/newer.py": newer}, [STEP])
    assert b"from app.old import make" in after["app/use.py"]
    assert b"return get(a)" in after["app/use.py"]


OTHER_NAMES = {
    "app/__init__.py": b"",
    "app/old.py": b"def make(a):\n    return a\n",
    "app/new.py": b"def get(a):\n    return a\n",
    "app/api.py": b"from app.old import make as renew\n\n\ndef own(a):\n    return renew(a)\n",
    "app/use.py": b"from app.api import renew\n\n\ndef f(a):\n    return renew(a)\n",
}


def test_who_knows_it_by_another_name_follows() -> None:
    after, _results = migrated(OTHER_NAMES, [STEP])
    assert b"from app.new import get\n" in after["app/use.py"]
    assert b"from app.new import get as renew\n" in after["app/api.py"]


@pytest.mark.parametrize("is_editable", [False, True])
def test_who_knows_it_by_another_name_and_stays_finds_it(is_editable: bool) -> None:
    ignored = b"    return renew(a)  # migrator: ignore[calls]\n"
    use = OTHER_NAMES["app/use.py"].replace(b"    return renew(a)\n", ignored)
    files = {**OTHER_NAMES, "app/use.py": use if is_editable else OTHER_NAMES["app/use.py"]}
    after, _results = migrated(
        files, [STEP], editable=lambda path: is_editable or "use" not in path
    )
    assert after["app/use.py"] == files["app/use.py"]
    assert b"from app.old import make as renew\n" in after["app/api.py"]
    assert b"return get(a)" in after["app/api.py"]


def test_only_those_files_that_are_selected_follow_by_another_name() -> None:
    after, _results = migrated(OTHER_NAMES, [STEP], lambda path: path == "app/api.py")
    assert after["app/use.py"] == OTHER_NAMES["app/use.py"]
    assert b"from app.old import make as renew\n" in after["app/api.py"]
