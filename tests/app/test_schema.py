"""The JSON Schema in the repository is the one that the models give."""

from pathlib import Path

from migrator.app.schema import schema_text

SCHEMA = Path(__file__).parents[2] / "docs" / "migration.schema.json"


def test_it_is_current() -> None:
    assert SCHEMA.read_text() == schema_text(), "run `make docs`"
