"""What one round leaves for the next: a phase goes on until nothing more changes."""

from collections.abc import Mapping

from migrator.core.engine import Step
from tests.transforms.replace_calls.migrating import TRANSFORM, migrated, step
from tests.transforms.replace_calls.running import Files

MOST = 4


def _settled(files: Files, one: Step) -> Mapping[str, str]:
    """A project after all rounds of a step."""
    for _round in range(MOST):
        files, results = migrated(files, [one])
        if TRANSFORM.is_settled(results[0].findings):
            return {path: data.decode() for path, data in files.items()}
    raise AssertionError(files)


OLD = b"def make(a, b=1):\n    return a\n"
NEW = b"def get(b, a):\n    return a\n"


def test_calls_in_arguments_come_first() -> None:
    use = b"from app.old import make\n\n\ndef f(a, b):\n    return make(make(a, b), b)\n"
    files = {"app/__init__.py": b"", "app/old.py": OLD, "app/new.py": NEW, "app/use.py": use}
    one = step({"app.old.make": {"to": "app.new.get", "arguments": ["$b", "$a"]}})
    after = _settled(files, one)
    assert "return get(b, get(b, a))" in after["app/use.py"]
    assert "make" not in after["app/use.py"]


def test_a_name_is_free_when_another_import_has_gone() -> None:
    use = (
        b"import app.old\nfrom app.other import get\n\n\n"
        b"def f(a):\n    return app.old.make(a), get(a), app.old.rest\n"
    )
    files = {
        "app/__init__.py": b"",
        "app/old.py": b"def make(a):\n    return a\n\n\nrest = 1\n",
        "app/other.py": b"def get(a):\n    return a\n",
        "app/new.py": b"def get(a):\n    return a\n\n\ndef other(a):\n    return a\n",
        "app/use.py": use,
    }
    one = step(
        {"app.old.make": {"to": "app.new.get"}, "app.other.get": {"to": "app.new.other"}},
    )
    after = _settled(files, one)
    assert "app.other" not in after["app/use.py"]
    assert "old.make" not in after["app/use.py"]
