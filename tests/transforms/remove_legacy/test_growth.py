"""Twice as many names in twice as many files are twice the work, and not four times."""

from collections import Counter
from collections.abc import Iterable

from migrator.core.cases import MemoryTree
from migrator.core.engine import Engine, Overlay, Serial, Step
from migrator.core.layout import Layout
from migrator.core.project import NoEnvironment
from transforms.remove_legacy import LegacyOptions, RemoveLegacy


class CountingTree(MemoryTree):
    """Counts what is asked of it."""

    def __init__(self, files: dict[str, bytes]) -> None:
        super().__init__(files)
        self.asked: Counter[str] = Counter()

    def read(self, path: str) -> bytes | None:
        self.asked["read"] += 1
        return super().read(path)

    def holding(self, words: Iterable[str]) -> list[str]:
        self.asked["search"] += 1
        return super().holding(words)


def asked(size: int) -> Counter[str]:
    """What is asked when a project of some modules loses an alias and a wrapper in each."""
    files = {"app/__init__.py": b"", "app/new.py": b"class New: ...\n\n\ndef make(): ...\n"}
    for number in range(size):
        files[f"app/mod{number}.py"] = (
            f"from app.new import New, make\n\nOld{number} = New\n\n\n"
            f"def old{number}():\n    return make()\n\n\ndef keep():\n    return make, New\n"
        ).encode()
        files[f"app/use{number}.py"] = f"from app.mod{number} import Old{number}, keep\n".encode()
        files[f"docs/use{number}.md"] = f"See app.mod{number}.old{number}.\n".encode()
    names = [f"app.mod{number}.{name}{number}" for number in range(size) for name in ("Old", "old")]
    tree = CountingTree(files)
    engine = Engine(Layout(files), lambda _path: True, NoEnvironment(), Serial())
    step = Step("old", RemoveLegacy(), LegacyOptions.model_validate({"names": names}))
    result = engine.run(step, Overlay(tree), lambda _path: True)
    assert len(result.findings) == 3 * size
    return tree.asked


def test_work_grows_with_the_project() -> None:
    small, large = asked(20), asked(40)
    assert large["search"] == small["search"]
    assert large["read"] < 2.2 * small["read"]
