"""Kits: what comes with the package, and that it comes whole."""

import subprocess
import sys
import tarfile
import tomllib
import zipfile
from pathlib import Path

import pytest

from migrator import kits
from migrator.core.manifest import load
from transforms import Catalogue

ROOT = Path(__file__).parents[2]
KITS = ROOT / "migrator" / "kits"


def _tracked(folder: Path) -> dict[str, bytes]:
    listed = subprocess.run(
        ["git", "-C", folder, "ls-files", "-z"], capture_output=True, check=True
    ).stdout
    return {path: (folder / path).read_bytes() for path in listed.decode().split("\0") if path}


def _files(folder: Path) -> dict[str, bytes]:
    return {
        path.relative_to(folder).as_posix(): path.read_bytes()
        for path in folder.rglob("*")
        if path.is_file()
    }


def test_kits_are_listed() -> None:
    assert kits.names() == ("websocket",)


@pytest.mark.parametrize("kit", kits.names())
def test_manifests_are_whole(kit: str) -> None:
    assert load(kits.manifest(kit), "migration.toml", Catalogue()).phases


def test_the_names_to_bend_come_first() -> None:
    assert next(iter(tomllib.loads(kits.manifest("websocket")))) == "names"


@pytest.mark.parametrize("kit", kits.names())
def test_a_sample_is_copied_file_by_file(kit: str, tmp_path: Path) -> None:
    kits.copy_sample(kit, tmp_path / "new")
    assert _files(tmp_path / "new") == _tracked(KITS / kit / "sample")
    assert (tmp_path / "new" / ".env").stat().st_mode & 0o777 == 0o666 & ~_umask(tmp_path)


def test_nothing_is_written_over(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("mine\n")
    with pytest.raises(FileExistsError):
        kits.copy_sample("websocket", tmp_path)
    assert (tmp_path / ".env").read_text() == "mine\n"


def test_what_running_leaves_behind_is_not_copied(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    sample = tmp_path / "kits" / "one" / "sample"
    for path in ("app.py", "__pycache__/app.cpython-311.pyc", "tests/.pytest_cache/README.md"):
        (sample / path).parent.mkdir(parents=True, exist_ok=True)
        (sample / path).write_text("")
    monkeypatch.setattr(kits, "_KITS", tmp_path / "kits")
    kits.copy_sample("one", tmp_path / "new")
    assert _files(tmp_path / "new").keys() == {"app.py"}


def test_distributions_hold_all_of_it(tmp_path: Path) -> None:
    command = [sys.executable, "-m", "hatchling", "build", "-d", str(tmp_path)]
    subprocess.run(command, cwd=ROOT, check=True, capture_output=True)
    (wheel,), (source,) = tmp_path.glob("*.whl"), tmp_path.glob("*.tar.gz")
    with zipfile.ZipFile(wheel) as packed:
        in_wheel = set(packed.namelist())
    with tarfile.open(source) as unpacked:
        in_source = {name.partition("/")[2] for name in unpacked.getnames()}
    wanted = {f"migrator/kits/{path}" for path in _tracked(KITS)}
    assert wanted <= in_wheel
    assert wanted <= in_source


def _umask(folder: Path) -> int:
    plain = folder / "plain"
    plain.touch()
    return 0o666 & ~plain.stat().st_mode
