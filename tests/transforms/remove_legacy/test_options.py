"""Options that cannot be meant are refused, with what to do."""

import pytest
from pydantic import ValidationError

from transforms.remove_legacy import LegacyOptions


@pytest.mark.parametrize(
    ("written", "said"),
    [
        ({"names": ["app.old-name"]}, "`app.old-name` is neither a dotted Python name"),
        ({"names": ["app.class.a"]}, "`app.class.a` is neither"),
        ({"names": ["*"]}, "`*` is neither"),
        ({"names": ["app.*.x"]}, "is neither"),
        ({"names": ["a"], "tests": ["tests.test_a"]}, "is not the path of a Python file"),
        ({"names": ["a"], "tests": ["/tests/test_a.py"]}, "is not the path"),
        ({"names": ["a"], "tests": ["tests/../a.py"]}, "is not the path"),
        ({"names": ["a"], "definitions": ["1a"]}, "`1a` is neither"),
        ({"names": ["a"], "all": True}, "Extra inputs"),
        ({"definitions": []}, "neither `names` nor `definitions` names anything"),
        ({}, "neither `names` nor `definitions` names anything"),
    ],
)
def test_mistakes(written: dict[str, object], said: str) -> None:
    with pytest.raises(ValidationError, match=said.replace("*", r"\*")):
        LegacyOptions.model_validate(written)


def test_what_can_be_meant() -> None:
    options = LegacyOptions.model_validate({"names": ["app.old", "app.legacy.*"]})
    assert options.named == ("app.old", "app.legacy")
