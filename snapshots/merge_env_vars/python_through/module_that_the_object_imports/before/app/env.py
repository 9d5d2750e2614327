from app.low import base


def get_env(): return base
