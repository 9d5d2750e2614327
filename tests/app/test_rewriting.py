"""`migrator.rewrite`: one text, no repository."""

import pytest

import migrator
from migrator.errors import UsageError

MOVE = {"move": {"app.ws.factory.make_mgr": "app.ws.manager.get_mgr"}}


def test_it_gives_the_text_and_the_findings() -> None:
    text, findings = migrator.rewrite(
        "from app.ws.factory import make_mgr\n\nx = make_mgr\n",
        transform="move_symbols",
        options=MOVE,
    )
    assert text == "from app.ws.manager import get_mgr\n\nx = get_mgr\n"
    assert [(found.line, found.safety, found.new) for found in findings] == [
        (1, "safe", "app.ws.manager.get_mgr")
    ]


def test_the_path_says_what_relative_imports_mean() -> None:
    text, _findings = migrator.rewrite(
        "from .factory import make_mgr\n",
        transform="move_symbols",
        options=MOVE,
        path="app/ws/x.py",
    )
    assert text == "from .manager import get_mgr\n"


def test_line_ends_stay() -> None:
    text, _findings = migrator.rewrite(
        "from app.ws.factory import make_mgr\r\nmake_mgr()",
        transform="move_symbols",
        options=MOVE,
    )
    assert text == "from app.ws.manager import get_mgr\r\nget_mgr()"


def test_names_inside_classes_need_no_project() -> None:
    text, _findings = migrator.rewrite(
        "from pytz import UTC\n\nnow = UTC\n",
        transform="move_symbols",
        options={"move": {"pytz.UTC": "datetime.timezone.utc"}},
    )
    assert text == "from datetime import timezone\n\nnow = timezone.utc\n"


@pytest.mark.parametrize(
    ("text", "transform", "options", "code"),
    [
        ("x = 1\n", "move_symbol", MOVE, "transform.unknown"),
        ("x = 1\n", "move_symbols", {"move": {"a.b": "a.b"}}, "rewrite.options"),
        ("x = 1\n", "move_symbols", {"mov": {}}, "rewrite.options"),
        ("from app.ws.factory import make_mgr(\n", "move_symbols", MOVE, "rewrite.unreadable"),
    ],
)
def test_what_cannot_be_done_is_refused(
    text: str, transform: str, options: dict[str, object], code: str
) -> None:
    with pytest.raises(UsageError) as refused:
        migrator.rewrite(text, transform=transform, options=options)
    assert {problem.code for problem in refused.value.problems} == {code}


def test_nothing_else_is_offered() -> None:
    with pytest.raises(AttributeError, match="has no attribute 'rewriting'"):
        getattr(migrator, "rewriting")  # noqa: B009 - the name must not exist
