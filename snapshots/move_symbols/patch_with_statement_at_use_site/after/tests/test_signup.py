from unittest import mock

from mailer import signup


def test_sign_up():
    with mock.patch("mailer.signup.enqueue_mail") as send_now, mock.patch(
        "mailer.signup.create",
        side_effect=ValueError,
    ):
        signup.sign_up("a@b.c")
    send_now.assert_not_called()


def test_ok():
    with (
        mock.patch("mailer.signup.create"),
        mock.patch('mailer.signup.enqueue_mail') as sent,
    ):
        signup.sign_up("a@b.c")
    sent.assert_called_once()
