"""A console for developers."""

from tests.shared import presence


def who():
    return presence.users
