from .models import Status


def f(x=Status.ACTIVE):
    return Status.ACTIVE.name + f"{Status.ACTIVE}"
