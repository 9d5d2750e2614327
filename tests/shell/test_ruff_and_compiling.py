"""What programs say of files: ruff, and the project's own Python."""

import sys
from pathlib import Path

import pytest

from migrator.errors import MigratorError
from migrator.shell import compiling, ruff

PYTHON = Path(sys.executable)


def write(folder: Path, **files: str) -> list[str]:
    for name, text in files.items():
        (folder / f"{name}.py").write_bytes(text.encode())
    return [f"{name}.py" for name in files]


class TestNames:
    @pytest.mark.parametrize(
        ("text", "line", "code"),
        [
            ("x = 1\nprint(y)\n", 2, "undefined-name"),
            ("__all__ = ['gone']\n", 1, "undefined-export"),
            ("x = 1\ndef f():\n    x += 1\n    return x\n", 3, "undefined-local"),
            ("import os\n", 1, "unused-import"),
            ("def f(): ...\ndef f(): ...\n", 2, "redefined-while-unused"),
        ],
    )
    def test_each_sort_is_found(self, tmp_path: Path, text: str, line: int, code: str) -> None:
        (fault,) = ruff.names(tmp_path, write(tmp_path, a=text), "3.11")
        assert (fault.path, fault.line, fault.code) == ("a.py", line, code)
        assert fault.remedy

    def test_no_message_holds_a_line_number(self, tmp_path: Path) -> None:
        (fault,) = ruff.names(tmp_path, write(tmp_path, a="def f(): ...\ndef f(): ...\n"), "3.11")
        assert fault.message.startswith("redefinition of unused `f`: ")

    def test_the_projects_own_settings_have_no_say(self, tmp_path: Path) -> None:
        (tmp_path / "ruff.toml").write_text("exclude = ['*']\nlint.ignore = ['ALL']\n")
        assert ruff.names(tmp_path, write(tmp_path, a="print(y)\n"), "3.11")

    def test_many_files_are_asked_in_turns(self, tmp_path: Path) -> None:
        paths = write(tmp_path, **{f"m{number}": "print(y)\n" for number in range(1200)})
        assert len(ruff.names(tmp_path, paths, "3.11")) == 1200

    def test_of_no_file_nothing_is_said(self, tmp_path: Path) -> None:
        write(tmp_path, a="print(y)\n")
        assert ruff.names(tmp_path, [], "3.11") == []


@pytest.mark.parametrize(
    ("text", "python"),
    [
        ("match x:\n    case 1: pass\n", "3.9"),
        ("if (x := 1): pass\n", "3.7"),
        ("try: pass\nexcept* ValueError: pass\n", "3.10"),
        ("def f[T](): ...\n", "3.11"),
        ("x = f'{'a'}'\n", "3.11"),
    ],
)
def test_syntax_that_the_oldest_python_does_not_know(
    tmp_path: Path, text: str, python: str
) -> None:
    paths = write(tmp_path, a=text)
    assert [fault.code for fault in ruff.syntax(tmp_path, paths, python)] == ["syntax-error"]
    assert ruff.syntax(tmp_path, paths, "3.14") == []


class TestCompiling:
    @pytest.mark.parametrize(
        ("text", "line"),
        [
            ("x = (\n", 1),
            ("x = 1\nreturn x\n", 2),
            ("import os\nfrom __future__ import annotations\n", 2),
            ("def f():\n    await g()\n", 2),
            ("def f(a, a): ...\n", 1),
            ("x = 'a\n'\n", 1),
            ("from a import (\nimport b\n    c)\n", 2),
            ("x = 1\0\n", 0),
            (f"x = {'(' * 500}1{')' * 500}\n", 1),
        ],
    )
    def test_what_does_not_compile_is_told(self, tmp_path: Path, text: str, line: int) -> None:
        (fault,) = compiling.syntax(tmp_path, write(tmp_path, a=text, b="x = 1\n"), PYTHON)
        assert (fault.path, fault.code) == ("a.py", "syntax-error")
        assert fault.line in {line, 1}

    def test_no_message_holds_a_line_number(self, tmp_path: Path) -> None:
        (fault,) = compiling.syntax(tmp_path, write(tmp_path, a="x = (\n1,\n2]\n"), PYTHON)
        assert "line" not in fault.message

    def test_many_files_are_shared_out(self, tmp_path: Path) -> None:
        paths = write(tmp_path, **{f"m{number}": "return\n" for number in range(90)})
        found = compiling.syntax(tmp_path, paths, PYTHON)
        assert [fault.path for fault in found] == sorted(paths)

    def test_warnings_and_what_the_code_prints_are_nothing(self, tmp_path: Path) -> None:
        text = "print('hello')\nassert (1, 'x')\nx = '\\d'\n"
        assert compiling.syntax(tmp_path, write(tmp_path, a=text), PYTHON) == []

    def test_an_interpreter_that_is_none_is_refused(self, tmp_path: Path) -> None:
        with pytest.raises(MigratorError, match="cannot compile files"):
            compiling.syntax(tmp_path, write(tmp_path, a="x = 1\n"), Path("/bin/false"))
