from unittest.mock import patch

from app import timing
from app.tokens import issue


@patch("app.timing.utc_now")
def test_stamp(now): ...


@patch("app.tokens.utc_now", return_value=1)
def test_issue(now):
    assert issue() == 1


@patch.object(timing, "utc_now")
def test_object(now): ...
