"""What was found out about a tree is remembered, and forgetting it does no harm."""

from pathlib import Path

from migrator.shell.memory import Memory


def test_an_answer_is_there_the_next_time(tmp_path: Path) -> None:
    Memory(tmp_path / "memory").remember("tree", "question", "answer é")
    memory = Memory(tmp_path / "memory")
    assert memory.recall("tree", "question") == "answer é"
    assert memory.recall("other", "question") is None
    assert memory.recall("tree", "other") is None


def test_what_is_only_noted_is_asked_again_the_next_time(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    memory.note("tree", "question", "answer")
    assert memory.recall("tree", "question") == "answer"
    assert Memory(tmp_path).recall("tree", "question") is None


def test_a_disk_that_takes_nothing_makes_it_forgetful_and_no_worse(tmp_path: Path) -> None:
    (tmp_path / "memory").write_text("a file where the folder would be")
    memory = Memory(tmp_path / "memory")
    memory.remember("tree", "question", "answer")
    assert memory.recall("tree", "question") == "answer"
    assert Memory(tmp_path / "memory").recall("tree", "question") is None


def test_only_so_many_are_kept(tmp_path: Path) -> None:
    memory = Memory(tmp_path)
    for number in range(230):
        memory.remember(f"tree {number}", "question", "answer")
    assert len(list(tmp_path.iterdir())) == 200
    assert Memory(tmp_path).recall("tree 229", "question") == "answer"
