from app.models import Model


def read_conf(): ...
