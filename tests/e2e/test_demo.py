"""The demonstration does what it says, in a folder of its own."""

import re
import subprocess
import sys
from pathlib import Path

from migrator.app.demo import ACTS
from tests.e2e.terminal import run


def test_a_whole_migration_is_shown(tmp_path: Path) -> None:
    folder = tmp_path / "demo"
    words = [sys.executable, "-m", "migrator", "demo", "--keep", str(folder)]
    ended = subprocess.run(words, capture_output=True, text=True, check=False, cwd=tmp_path)
    assert ended.returncode == 0, ended.stdout + ended.stderr
    said = ended.stdout
    _acts_in_their_order(said)
    assert "21 failed" not in said.partition("3. A diff")[2]
    assert len(re.findall(r"^[a-e]-\S+: landed as", said, re.MULTILINE)) == 8 + 1
    assert "\n42 passed" in said
    _is_refused_without_a_trace(said)
    _is_taken_back(said)
    assert "later phase" not in said.rpartition("$ migrator plan")[2]
    assert said.count(": proved\n") == 8 + 1
    for path in re.findall(rf"^({re.escape(str(folder))}\S*):", said, re.MULTILINE):
        assert Path(path).exists()
    assert subprocess.run(
        ["git", "-C", str(folder / "chat"), "status", "--porcelain"],
        capture_output=True, text=True, check=True,
    ).stdout == ""  # fmt: skip


def _acts_in_their_order(said: str) -> None:
    titles = re.findall(r"^\d\. (.*)$", said, re.MULTILINE)
    assert [title for title in titles if title in {act.title for act in ACTS}] == [
        act.title for act in ACTS
    ]
    typed = [" ".join(command.words) for act in ACTS for command in act.commands]
    assert re.findall(r"^\$ (.*)$", said, re.MULTILINE) == typed


def _is_refused_without_a_trace(said: str) -> None:
    mistake = said.partition("5. A mistake")[2].partition("6. Undone")[0]
    assert "test_the_five_events_arrive_in_order fails" in mistake
    before, after = re.findall(r"^[0-9a-f]{40}$", mistake, re.MULTILINE)
    assert before == after
    assert mistake.rstrip().endswith("$ git status --short")


def _is_taken_back(said: str) -> None:
    undone = said.partition("6. Undone")[2].partition("7. Where it stands")[0]
    before, after = re.findall(r"^[0-9a-f]{40}$", undone, re.MULTILINE)
    assert before == after
    assert undone.rstrip().endswith("$ git diff --stat HEAD~2")


def test_a_folder_that_holds_something_is_left_alone(tmp_path: Path) -> None:
    (tmp_path / "mine.txt").write_text("mine")
    shown = run("demo", "--keep", tmp_path)
    assert shown.status == 2
    assert "error[demo.not-empty]" in shown.err
    assert [file.name for file in tmp_path.iterdir()] == ["mine.txt"]
