from app.timing import now_utc


def issue():
    return {"iat": now_utc()}
