from app import timing


def stamp():
    return timing.utc_now()
