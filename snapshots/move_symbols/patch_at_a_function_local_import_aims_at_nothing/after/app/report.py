def build():
    from app.database import session

    return session()
