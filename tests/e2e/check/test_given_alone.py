"""A file that is given alone has the findings that it has among all: proved on every case."""

from collections.abc import Iterator
from pathlib import Path

import pytest

from migrator.app.checking.recalled_reads import RecalledReads
from migrator.app.snapshots import case_folders, read_case
from migrator.core.cases import Case, MemoryTree
from migrator.core.engine import Engine, Overlay, Serial, Step
from migrator.core.layout import Layout
from migrator.core.suppression import MARKER
from migrator.shell.environment import InstalledModules
from migrator.shell.memory import Memory
from tests.e2e.check.scenery import Checked, MakeRepository
from transforms import Catalogue

CASES = Path(__file__).parents[3] / "snapshots" / "move_symbols"
CATALOGUE, ENVIRONMENT = Catalogue(), InstalledModules()
FOLDERS = case_folders(CASES)

Told = set[tuple[str, int, int, str, str, str, str]]


def told(case: Case, step: Step, memory: Memory, only: frozenset[str] | None = None) -> Told:
    layout = Layout(case.before, case.roots)
    executor = RecalledReads(Serial(), memory, case.name)
    engine = Engine(layout, lambda _path: True, ENVIRONMENT, executor)
    tree = Overlay(MemoryTree(case.before))
    return {
        (one.path, one.line, one.column, one.step, one.state, one.safety, one.message)
        for one in engine.run(step, tree, lambda _path: True, only=only).findings
    }


def without_words(case: Case, step: Step) -> Iterator[str]:
    words = [word.encode() for word in [*step.transform.needles(step.options).words, MARKER]]
    return (path for path, data in case.before.items() if not any(word in data for word in words))


@pytest.mark.parametrize("folder", FOLDERS, ids=lambda folder: folder.name)
def test_each_file_alone(folder: Path, tmp_path: Path) -> None:
    case, memory = read_case(folder, CATALOGUE), Memory(tmp_path)
    for step in case.steps:
        whole = told(case, step, memory)
        for path in case.before:
            alone = told(case, step, memory, frozenset({path}))
            assert alone == {one for one in whole if one[0] == path}
        assert not {one[0] for one in whole} & set(without_words(case, step))


MIXED = {
    "migration.toml": """\
[migration]
name = "mixed"
exclude = ["archive/**"]

[steps.imports]
transform = "move_symbols"
move = { "app.old.make" = "app.new.get", "app.util" = "app.tools" }

[steps.fixtures]
transform = "extract_fixtures"
factories = ["app.new.get"]

[[phases]]
id = "imports"
steps = ["imports"]

[[phases]]
id = "fixtures"
steps = ["fixtures"]

[[contracts.exports]]
module = "app.facade"
names = ["make", "lost"]

[[contracts.forbid]]
names = ["app.old.make"]
patterns = ["TODO: .*make"]

[[contracts.imports_clean]]
factories = ["app.new.get"]
""",
    "app/__init__.py": "",
    "app/old.py": "def make(): ...\n",
    "app/new.py": "def get(): ...\n",
    "app/util.py": "LIMIT = 1\n",
    "app/tools.py": "LIMIT = 1\n",
    "app/facade.py": "from app.old import make\n",
    "app/stars.py": "from app.facade import *\n",
    "app/taker.py": "from app import facade\n\nfacade.make()  # TODO: do not make it\n",
    "app/other.py": "from app.new import get as boot\nimport app.util\n\napp.util.LIMIT\n",
    "app/started.py": "from app.other import boot\n\nhere = boot()\n",
    "archive/gone.py": "from app.facade import make\n",
    "tests/__init__.py": "",
    "tests/test_a.py": (
        "from unittest.mock import patch\n\nfrom app.new import get\n\nm = get()\n\n\n"
        '@patch("app.facade.make")\ndef test_a(mock):\n    assert helper(mock)\n\n\n'
        "def helper(mock):\n    return m, mock\n"
    ),
    "tests/test_b.py": "from tests.test_a import helper, m\n\n\ndef test_b():\n    helper(m)\n",
    "broken.py": "import app.util\ndef (\n",
}


def test_each_file_of_a_repository(git_repository: MakeRepository) -> None:
    repository = Checked(git_repository({path: text.encode() for path, text in MIXED.items()}))

    def told(*named: Path) -> list[dict[str, object]]:
        found = repository.json(*named)
        return [*found["problems"], *found["unreadable"]]

    whole = told()
    assert {str(one.get("rule", "unreadable")) for one in whole} == {
        "imports",
        "fixtures",
        "contract.exports",
        "contract.forbid",
        "contract.imports_clean",
        "unreadable",
    }
    for _turn in range(2):
        for path in MIXED:
            alone = told(repository.folder / path)
            assert alone == [one for one in whole if one["path"] == path]
