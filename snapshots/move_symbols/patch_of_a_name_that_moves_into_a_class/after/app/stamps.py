from app import clock


def stamp():
    return clock.Clock.now()
