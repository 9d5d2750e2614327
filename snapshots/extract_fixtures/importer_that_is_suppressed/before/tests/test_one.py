from tests.shared import presence  # migrator: ignore[step]


def test_one():
    assert presence.enter("ann")
