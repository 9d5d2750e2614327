from mailer.outbox import enqueue_mail
from mailer.users import create


def sign_up(address):
    create(address)
    enqueue_mail(address, "welcome")
