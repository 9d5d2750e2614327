from app.presence import Presence

presence = Presence()


def enter(user, *, twice=False):
    for _ in range(1 + twice):
        presence.enter(user)
    return len(presence.users)


class TestEntering:
    def entered(self, user):
        return enter(user, twice=True)

    def test_entered(self):
        assert self.entered("ann") == 2

    def test_enter(self):
        assert enter("ann") == 1
