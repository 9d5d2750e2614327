from old.helpers import slug


class Model:
    key = slug("x")
