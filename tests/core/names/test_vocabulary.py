"""The words that a file is read for: the leaves it holds, and what stands with one."""

import pytest

from migrator.core.names.vocabulary import Vocabulary

WORDS = Vocabulary([("app.old.leaf", "app.new.fresh"), ("app.old.stem", "app.new.stem")])


@pytest.mark.parametrize(
    ("code", "words"),
    [
        (b"nothing = 1", set()),
        (b"app = 1", set()),
        (b"leaf()", {"leaf"}),
        (b"m.a.leaf.b", {"leaf", "m"}),
        (b"m.a . leaf", {"leaf", "m"}),
        (b"m.a.b\nleaf", {"leaf"}),
        (b"self.leaf", {"leaf"}),
        (b'patch.object(m.a, "leaf")', {"leaf", "m"}),
        (b"patch.object(target=m, attribute='leaf')", {"leaf", "m"}),
        (b"patch.multiple(m, other=1, leaf=2)", {"leaf", "m"}),
        (b"multiple(m, other=1)(leaf)", {"leaf"}),
        (b"from app.old import leaf as m", {"app", "leaf", "m"}),
        (b"from app.new import fresh, leaf", {"app", "new", "fresh", "leaf"}),
        (b"m.leaf + n.stem", {"leaf", "stem", "m", "n"}),
    ],
)
def test_words(code: bytes, words: set[str]) -> None:
    assert WORDS.of(code) == words
