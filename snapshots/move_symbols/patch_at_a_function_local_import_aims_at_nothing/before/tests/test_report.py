from unittest.mock import patch


@patch("app.report.open_session")
def test_build(open_session): ...
