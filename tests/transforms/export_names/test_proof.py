"""An edited package that has lost something, or says more than it has, is refused."""

import pytest

from migrator.core.layout import ModuleName
from migrator.core.source import PythonSource
from transforms.export_names.proof import flaw

BEFORE = 'from .a import A\n\nB = 1\n__all__ = ["A", "B"]\n'


@pytest.mark.parametrize(
    ("after", "told"),
    [
        (BEFORE, None),
        ('from .a import A, C\n\nB = 1\n__all__ = ["A", "B", "C"]\n', None),
        ('from .a import A\n\n__all__ = ["A", "B"]\n', "it does not bind `B` any more"),
        ('from .c import A\n\nB = 1\n__all__ = ["A", "B"]\n', "`A` comes from elsewhere"),
        (BEFORE.replace('"B"', '"B", "C"'), "lists `C`, which nothing binds"),
        (BEFORE.replace('"B"', '"B", "B"'), "lists `B` once more"),
        (BEFORE.replace(', "B"', ""), "does not list `B` any more"),
    ],
)
def test_flaws(after: str, told: str | None) -> None:
    module = ModuleName("app", is_package=True)
    old, new = (PythonSource("app/__init__.py", text.encode()) for text in (BEFORE, after))
    found = flaw(old, new, module)
    assert found == told or (found and told and told in found)
