"""What all tests share."""

import pytest


@pytest.fixture
def room():
    return "lobby"
