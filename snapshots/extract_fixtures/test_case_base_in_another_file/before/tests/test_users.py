from tests.base import ChatTestCase


class UsersTest(ChatTestCase):
    def test_users(self):
        self.assertEqual(self.users, [])
