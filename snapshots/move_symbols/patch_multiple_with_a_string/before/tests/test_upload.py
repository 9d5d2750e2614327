from unittest.mock import Mock, patch


@patch.multiple("app.limits", max_size=Mock(), max_age=Mock(), create=False)
def test_both_move(): ...


@patch.multiple("app.upload", max_size=lambda: 1, max_depth=lambda: 2)
def test_use_site(): ...


@patch.multiple("app.limits", max_size=lambda: 1, max_depth=lambda: 2)
def test_one_stays(): ...
