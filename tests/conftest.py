"""What tests share: git repositories that know nothing of the machine they are made on."""

import os
import subprocess
from collections.abc import Callable, Mapping
from pathlib import Path

import pytest
from hypothesis import settings

# The same examples in every run: what is found by chance is found on purpose, by MIGRATOR_ALL=1.
settings.register_profile("steady", derandomize=True)
if not os.environ.get("MIGRATOR_ALL"):
    settings.load_profile("steady")

MakeRepository = Callable[[Mapping[str, bytes]], Path]


@pytest.fixture(autouse=True)
def _git_of_its_own(monkeypatch: pytest.MonkeyPatch) -> None:
    apart_from_this_machine(monkeypatch)


def apart_from_this_machine(monkeypatch: pytest.MonkeyPatch) -> None:
    """Keep the configuration of the machine out of every git that a test starts."""
    for name in [name for name in os.environ if name.startswith("GIT_")]:
        monkeypatch.delenv(name)
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", os.devnull)
    monkeypatch.setenv("GIT_CONFIG_NOSYSTEM", "1")
    for role in ("AUTHOR", "COMMITTER"):
        monkeypatch.setenv(f"GIT_{role}_NAME", "Tester")
        monkeypatch.setenv(f"GIT_{role}_EMAIL", "tester@example.org")


@pytest.fixture
def git_repository(tmp_path_factory: pytest.TempPathFactory) -> MakeRepository:
    """Make a repository with one commit out of paths and contents."""

    def make(files: Mapping[str, bytes]) -> Path:
        folder = tmp_path_factory.mktemp("repository")
        for path, data in files.items():
            full = folder / path
            full.parent.mkdir(parents=True, exist_ok=True)
            full.write_bytes(data)
        for arguments in (["init", "-q", "-b", "main"], ["add", "-A"], ["commit", "-qm", "all"]):
            subprocess.run(["git", "-C", folder, *arguments], check=True, capture_output=True)
        return folder

    return make
