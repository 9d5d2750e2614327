from app import LIMIT


class Context:
    limit = LIMIT
