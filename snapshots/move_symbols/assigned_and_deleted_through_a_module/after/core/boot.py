from core import events


def boot():
    events.started()
