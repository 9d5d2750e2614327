"""Every code is provoked, reads well, and is on the page."""

import re
from pathlib import Path

import pytest

from tests.errors.ground import ground
from tests.errors.provoking import CASES, Case

#: What only someone who knows the insides could understand.
_INSIDES = re.compile(
    r"Traceback|\[Errno|pydantic|Input should|Value error|<class|object at 0x|fatal: |None\b|\bnull\b"
)


@pytest.mark.parametrize("case", CASES, ids=lambda case: f"{case.code}-{case.name}")
def test_it_is_told(case: Case, tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> None:
    told = case.provoke(ground(tmp_path, monkeypatch))
    said = case.excerpt(told.said)
    assert said, told.said
    assert told.status == case.status, told.said
    assert not _INSIDES.search(told.said), told.said
