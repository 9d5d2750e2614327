from app.presence import Presence

presence = Presence()


def check_users(expected):
    assert presence.users == expected


class TestChecks:
    def check(self, *users):
        check_users(list(users))

    def test_nobody(self):
        self.check()

    def test_somebody(self):
        presence.enter("ann")
        self.check("ann")


def test_all():
    check_users(expected=[])
