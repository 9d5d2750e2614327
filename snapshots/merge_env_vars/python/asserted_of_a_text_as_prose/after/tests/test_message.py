import os

import pytest
from app.settings import load


def test_message(capsys, tmp_path):
    with pytest.raises(KeyError) as error:
        load()
    assert "NEW_URL" in str(error.value)
    assert "NEW_URL" in capsys.readouterr().out
    text = (tmp_path / "log").read_text()
    assert text and "NEW_URL" in text
    assert "NEW_URL" in os.environ
    assert any("NEW_URL" in line for line in text.splitlines())


class TestMessage:
    def test_it(self):
        self.assertIn("NEW_URL", self.output)
        self.assertIn("NEW_URL", os.environ)
