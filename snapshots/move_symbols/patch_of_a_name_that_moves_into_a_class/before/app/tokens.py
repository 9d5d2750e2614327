from app.timing import utc_now


def issue():
    return utc_now()
