from app import run


class Context:
    start = run
