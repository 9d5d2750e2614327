def build():
    from app.db import open_session

    return open_session()
