import ast
import re
import subprocess
import tomllib
from pathlib import Path

import pytest

from . import forms
from .repository import Made, Options, TooFewFilesError, generate

SMALL = Options(files=60, hits=12, extra_symbols=3)
FILES = "*.py"


def text_of(folder: Path) -> dict[str, str]:
    return {path.relative_to(folder).as_posix(): path.read_text() for path in folder.rglob(FILES)}


def git(folder: Path, *arguments: str) -> str:
    return subprocess.run(
        ["git", *arguments], cwd=folder, capture_output=True, text=True, check=True
    ).stdout


@pytest.fixture(scope="module")
def made(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Made]:
    folder = tmp_path_factory.mktemp("bench") / "repository"
    return folder, generate(folder, SMALL)


def holders(folder: Path) -> set[str]:
    return {path for path, text in text_of(folder).items() if forms.SYMBOL in text}


def test_the_same_options_give_the_same_commit(made: tuple[Path, Made], tmp_path: Path) -> None:
    again = tmp_path / "again"
    assert generate(again, SMALL) == made[1]
    assert git(again, "rev-parse", "HEAD") == git(made[0], "rev-parse", "HEAD")


def test_another_seed_gives_another_repository(made: tuple[Path, Made], tmp_path: Path) -> None:
    generate(tmp_path / "other", Options(files=60, hits=12, extra_symbols=3, seed=3))
    assert text_of(tmp_path / "other") != text_of(made[0])


def test_every_file_parses_and_is_tracked(made: tuple[Path, Made]) -> None:
    texts = text_of(made[0])
    for path, text in texts.items():
        ast.parse(text, path)
    assert git(made[0], "ls-files", FILES).split() == sorted(texts)
    assert git(made[0], "status", "--porcelain") == ""
    assert len(texts) == made[1].files == 60


def test_the_symbol_is_in_so_many_files(made: tuple[Path, Made]) -> None:
    assert len(holders(made[0])) == made[1].hits == 12


def test_patches_aim_at_modules_that_exist(made: tuple[Path, Made]) -> None:
    targets = [
        target
        for text in text_of(made[0]).values()
        for target in re.findall(rf'"([\w.]+)\.{forms.SYMBOL}",? *(?:\)|new|side)', text)
    ]
    assert targets
    for target in targets:
        assert (made[0] / (target.replace(".", "/") + ".py")).exists()


def test_padding_leaves_the_rest_as_it_is(made: tuple[Path, Made], tmp_path: Path) -> None:
    folder = tmp_path / "padded"
    generate(folder, Options(files=60, hits=12, extra_symbols=3, padding=48))
    base, padded = text_of(made[0]), text_of(folder)
    assert len(padded) == 108
    assert {path: padded[path] for path in base} == base
    assert holders(folder) == holders(made[0])


def test_the_manifests_name_what_exists(made: tuple[Path, Made]) -> None:
    for name, entries in (("migration.toml", 1), (SMALL.table, 4)):
        text = git(made[0], "show", f"HEAD:{name}")
        moves = tomllib.loads(text)["steps"]["canonical-imports"]["move"]
        assert len(moves) == entries
        for dotted in (*moves, *moves.values()):
            module, _, symbol = dotted.rpartition(".")
            path = made[0] / (module.replace(".", "/") + ".py")
            assert symbol in path.read_text()


def test_every_form_is_there_when_there_is_room() -> None:
    assert set(forms.apportion(246)) == set(forms.FORMS)
    assert len(forms.apportion(8)) == 8


def test_too_few_files_are_refused(tmp_path: Path) -> None:
    with pytest.raises(TooFewFilesError, match="too few"):
        generate(tmp_path / "none", Options(files=100, hits=12))
