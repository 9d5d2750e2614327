from app.clock import utc_now


def issue():
    return {"iat": utc_now()}
