import os

import pytest
from app.settings import load


def test_message(capsys, tmp_path):
    with pytest.raises(KeyError) as error:
        load()
    assert "OLD_URL" in str(error.value)
    assert "OLD_URL" in capsys.readouterr().out
    text = (tmp_path / "log").read_text()
    assert text and "OLD_URL" in text
    assert "NEW_URL" in os.environ
    assert any("OLD_URL" in line for line in text.splitlines())


class TestMessage:
    def test_it(self):
        self.assertIn("OLD_URL", self.output)
        self.assertIn("NEW_URL", os.environ)
