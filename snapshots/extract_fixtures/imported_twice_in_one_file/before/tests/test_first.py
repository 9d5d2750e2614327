from tests.shared import lobby
from tests.shared import lobby as hall


def test_users():
    assert lobby is hall
