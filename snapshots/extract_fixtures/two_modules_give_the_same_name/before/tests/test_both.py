from tests.attic import room as above
from tests.cellar import room as below


def test_both():
    assert above.room != below.room
