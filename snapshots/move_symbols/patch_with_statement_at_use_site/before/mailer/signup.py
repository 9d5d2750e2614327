from mailer.smtp import send_now
from mailer.users import create


def sign_up(address):
    create(address)
    send_now(address, "welcome")
