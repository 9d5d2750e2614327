from app.inner.rope import pull


def ring():
    pull()
