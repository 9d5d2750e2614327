"""Names and patterns that must be gone."""

import pytest

from migrator.core.gate.contracts.forbid import faults
from migrator.core.gate.contracts.literal_piece import literal_piece
from migrator.core.gate.faults import Fault
from migrator.core.manifest.contracts import Forbidden
from tests.core.gate.views import view

APP = {
    "app/__init__.py": "",
    "app/ws/__init__.py": "",
    "app/ws/factory.py": "def make_mgr(): ...\nx = make_mgr()\n",
}


def named(text: str, name: str = "app.ws.factory.make_mgr", path: str = "use.py") -> list[Fault]:
    return list(faults([Forbidden(names=(name,))], view({**APP, path: text})))


@pytest.mark.parametrize(
    "text",
    [
        "from app.ws.factory import make_mgr\n",
        "from app.ws.factory import make_mgr as m\n",
        "from app.ws.factory import (\n    x,\n    make_mgr,\n)\n",
        "def f():\n    from app.ws.factory import make_mgr\n",
        "try:\n    from app.ws.factory import make_mgr\nexcept ImportError: ...\n",
        "import app.ws.factory\nx = app.ws.factory.make_mgr\n",
        "import app\nx = app.ws.factory.make_mgr()\n",
        "import app.ws.factory as f\nx = f.make_mgr()\n",
        "from app.ws import factory\nx = factory.make_mgr\n",
        "from app import ws\nx = ws.factory.make_mgr\n",
        "from app.ws.factory import *\nx = make_mgr()\n",
        "@patch('app.ws.factory.make_mgr')\ndef test(m): ...\n",
        "x = 'app.ws.factory.make_mgr.cache_clear'\n",
        "x = 'app.ws.factory:make_mgr'\n",
        "x = b'app.ws.factory.make_mgr'\n",
        "import app.ws.factory as f\npatch.object(f, 'make_mgr')\n",
        "import app.ws.factory as f\nmonkeypatch.setattr(f, 'make_mgr', 1)\n",
        "import app.ws.factory as f\nx: 'f.make_mgr'\n",
    ],
)
def test_whatever_refers_to_the_name_is_found(text: str) -> None:
    [fault] = named(text)
    assert (fault.path, fault.code) == ("use.py", "forbidden")
    assert "app.ws.factory.make_mgr" in fault.message


@pytest.mark.parametrize(
    "text",
    [
        "from app.ws.manager import make_mgr\n",
        "from other.ws.factory import make_mgr\n",
        "def make_mgr(): ...\nmake_mgr()\n",
        "def f(make_mgr): make_mgr()\n",
        "x.factory.make_mgr()\n",
        "import app.ws.factory\nx = app.ws.factory.make_mgrs\n",
        "from app.ws import factory\nfactory = Mine()\n\ndef f(factory): factory.make_mgr()\n",
        "# app.ws.factory.make_mgr\n",
        '"""app.ws.factory.make_mgr"""\n',
        "x = 'see app.ws.factory.make_mgr'\n",
        "x = 'app.ws.factory.make_mgrs'\n",
        "x = 'my.app.ws.factory.make_mgr'\n",
        "with pytest.raises(ImportError):\n    from app.ws.factory import make_mgr\n",
        "def test(self):\n    with self.assertRaises((ImportError, E)):\n"
        "        from app.ws.factory import make_mgr\n",
        "import app.ws.factory as f\nassert not hasattr(f, 'make_mgr')\n",
        "from app.ws.factory import make_mgr(\n",
    ],
)
def test_namesakes_and_prose_are_not(text: str) -> None:
    assert not named(text)


def test_a_forbidden_module_is_found_with_all_that_is_in_it() -> None:
    texts = {
        "import app.ws.factory\n": 1,
        "from app.ws.factory import anything\n": 1,
        "from app.ws import factory\nfactory.x()\n": 1,
        "from app.ws.factory import *\n": 1,
        "import app.ws.factory as f\nf.x\nf.y\n": 1,
        "from app.ws import factories\n": 0,
        "from app.ws import other as factory\n": 0,
    }
    for text, count in texts.items():
        assert len(named(text, "app.ws.factory")) == count, text


def test_relative_imports_are_resolved() -> None:
    assert named("from .factory import make_mgr\n", path="app/ws/use.py")
    assert named("from . import factory as f\nf.make_mgr()\n", path="app/ws/use.py")
    assert named("from ..factory import make_mgr\n", path="app/ws/deep/use.py")
    assert not named("from .factory import make_mgr\n", path="app/use.py")


def test_the_module_itself_and_what_is_in_it_may_speak_of_it() -> None:
    assert not named("from app.ws.factory import x\n", "app.ws", "app/ws/inner.py")


def test_files_are_chosen_by_globs() -> None:
    text = "from app.ws.factory import make_mgr\n"
    contract = Forbidden(
        names=("app.ws.factory.make_mgr",), paths=("src/**",), exclude=("src/old/**",)
    )
    files = {**APP, "src/a.py": text, "src/old/b.py": text, "c.py": text}
    assert [fault.path for fault in faults([contract], view(files))] == ["src/a.py"]


def lines(pattern: str, files: dict[str, str | bytes], **more: object) -> list[tuple[str, int]]:
    contract = Forbidden.model_validate({"patterns": (pattern,), **more})
    return [(fault.path, fault.line) for fault in faults([contract], view(files))]


def test_a_pattern_is_tried_on_each_line_of_any_text_file() -> None:
    files: dict[str, str | bytes] = {
        "a.py": "x = 1\n  OLD_URL = 2\n",
        "Dockerfile": "ENV OLD_URL=1\r\nENV MY_OLD_URL=1\r\n",
        "image.png": b"\0 OLD_URL",
        "old.txt": b"caf\xe9 OLD_URL\n",
    }
    assert lines(r"\bOLD_URL\b", files) == [("Dockerfile", 1), ("a.py", 2), ("old.txt", 1)]
    assert lines(r"^OLD_URL", files) == []
    assert lines(r"(?i)old_url$", files) == [("old.txt", 1)]
    assert lines(r"\d", files, paths=("*.py",)) == [("a.py", 1), ("a.py", 2)]
    assert lines(r"OLD_URL", files, exclude=("*.txt", "a.py")) == [
        ("Dockerfile", 1),
        ("Dockerfile", 2),
    ]


def test_a_pattern_never_reaches_over_the_end_of_a_line() -> None:
    assert lines(r"a\s+b", {"f.txt": "a\nb\na b\n"}) == [("f.txt", 3)]


def test_lines_that_match_alike_are_alike() -> None:
    contract = Forbidden(patterns=("old",))
    found = list(faults([contract], view({"f.txt": "old\nold too\n"})))
    assert len({fault.identity for fault in found}) == 1


@pytest.mark.parametrize(
    ("expression", "piece"),
    [
        ("OLD_URL", "OLD_URL"),
        (r"\bOLD_URL\b", "OLD_URL"),
        (r"make_mgr\(", "make_mgr("),
        (r"app\.ws", "app.ws"),
        (r"colou?r", "colo"),
        (r"ab*cde", "cde"),
        (r"ab+", "a"),
        (r"ab{0,2}cd", "cd"),
        (r"[abc]def", "def"),
        (r"[]abc]de", "de"),
        (r"(abc)?de", "de"),
        (r"(?:abcdef)de", "de"),
        (r"a|b", ""),
        (r"(a|b)cd", "cd"),
        (r"(?i)abc", ""),
        (r"(?x) a b", ""),
        (r"(?i:a)bc", ""),
        (r"(?P<n>abc)d", "d"),
        (r"(?<!x)abc", "abc"),
        (r"abc(?=defgh)", "abc"),
        (r"\w+\d", ""),
        (r"\x41bc", ""),
        ("", ""),
        (r".", ""),
        (r"a{b", "a"),
        (r"\\n", "\\n"),
    ],
)
def test_a_piece_that_a_match_surely_holds(expression: str, piece: str) -> None:
    assert literal_piece(expression) == piece
