from app.service import presence


def page():
    return ", ".join(presence.users)
