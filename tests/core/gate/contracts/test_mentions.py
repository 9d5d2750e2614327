"""Words that files have to name in their code."""

import pytest

from migrator.core.gate.contracts.mentions import faults, matrix
from migrator.core.manifest.contracts import Mentions
from tests.core.gate.views import view

CONTRACT = Mentions(paths=("agents/*.py",), exclude=("agents/__init__.py",), names=("started",))


def is_named(text: str, word: str = "started") -> bool:
    contract = Mentions(paths=("a.py",), names=(word,))
    return not list(faults([contract], view({"a.py": text})))


@pytest.mark.parametrize(
    "text",
    [
        "started()",
        "events.started",
        "events.started.send()",
        "emit('started')",
        "emit('agent started now')",
        "emit(f'{x} started')",
        "emit('\\nstarted')",
        "emit(b'started')",
        "emit(started=1)",
        "from events import started",
        "def started(): ...",
        "class A:\n    started = 1",
        "match x:\n    case {'started': _}: ...",
        '"""started"""\nstarted',
        "emit('#', started)",
    ],
)
def test_code_and_strings_name_a_word(text: str) -> None:
    assert is_named(f"{text}\n")


@pytest.mark.parametrize(
    "text",
    [
        "",
        "# started",
        "x = 1  # started",
        '"""started"""',
        'def f():\n    """started"""',
        "not_started()",
        "restarted = started_at",
        "emit('restarted')",
    ],
)
def test_comments_docstrings_and_longer_words_prove_nothing(text: str) -> None:
    assert not is_named(f"{text}\n")


@pytest.mark.parametrize("word", ["agent.started", "agent-started", "ereignis_läuft"])
def test_a_word_may_be_no_identifier(word: str) -> None:
    assert is_named(f"emit('{word}')\n", word)
    assert not is_named(f"emit('x{word}')\n", word)
    assert not is_named(f"# {word}\n", word)


def test_each_missing_word_of_each_file_is_one_fault() -> None:
    contract = Mentions(paths=("agents/**",), names=("started", "completed"))
    files = {"agents/a.py": "started, completed\n", "agents/b.py": "x = 1\n", "other.py": ""}
    found = list(faults([contract], view(files)))
    assert [(fault.path, fault.code) for fault in found] == [("agents/b.py", "not-mentioned")] * 2
    assert {fault.message for fault in found} == {
        "nothing in the code names started",
        "nothing in the code names completed",
    }


def test_no_file_at_all_is_a_fault() -> None:
    [fault] = faults([CONTRACT], view({"agents/__init__.py": "started\n"}))
    assert (fault.path, fault.code) == ("", "nothing-to-mention")


def test_a_file_that_cannot_be_read_is_taken_by_its_text() -> None:
    assert is_named("started(:\n")
    assert not is_named("restarted(:\n")


def test_the_matrix_says_which_file_names_what() -> None:
    contract = Mentions(paths=("agents/*.py",), names=("started", "completed"))
    found = matrix(
        contract, view({"agents/b.py": "started\n", "agents/a.py": "completed, started\n"})
    )
    assert found.files == ("agents/a.py", "agents/b.py")
    assert found.cells == ((True, True), (True, False))
    assert str(found).splitlines() == [
        "1 of 2 files name each of 2 words",
        "agents/a.py: +started +completed",
        "agents/b.py: +started -completed",
    ]


def test_a_matrix_of_one_word_names_it() -> None:
    files = {"agents/a.py": "started\n"}
    assert str(matrix(CONTRACT, view(files))).startswith("1 of 1 files name started")
