"""A repository made for a demonstration is the same on every machine."""

from pathlib import Path

import pytest

from migrator.shell.new_repository import new_repository


def test_all_files_are_in_its_first_commit(tmp_path: Path) -> None:
    (tmp_path / ".env").write_text("A=1\n")
    (tmp_path / "app.py").write_text("x = 1\n")
    git = new_repository(tmp_path, "somebody", "How it began")
    assert git.out("ls-files") == b".env\napp.py\n"
    assert git.line("log", "--format=%s") == "How it began"
    assert git.line("config", "--local", "user.name") == "somebody"
    assert git.line("status", "--porcelain") == ""


def test_a_persons_own_settings_do_not_count(
    tmp_path: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    home, folder = tmp_path / "home", tmp_path / "made"
    (home / "hooks").mkdir(parents=True)
    hook = home / "hooks" / "pre-commit"
    hook.write_text("#!/bin/sh\nexit 1\n")
    hook.chmod(0o755)
    (home / "ignored").write_text(".env\n")
    (home / ".gitconfig").write_text(
        f"[core]\nhooksPath = {home}/hooks\nexcludesFile = {home}/ignored\n"
        "[commit]\ngpgSign = true\n"
    )
    monkeypatch.setenv("HOME", str(home))
    monkeypatch.setenv("GIT_CONFIG_GLOBAL", str(home / ".gitconfig"))
    monkeypatch.setenv("GIT_DIR", str(home / "elsewhere"))
    folder.mkdir()
    (folder / ".env").write_text("A=1\n")
    git = new_repository(folder, "somebody", "How it began")
    assert git.out("ls-files") == b".env\n"
    assert (folder / ".git").is_dir()
