class Hub:
    @classmethod
    def make(cls, user):
        return cls.__name__, user

    @staticmethod
    def plain(user):
        return "Hub", user


class Special(Hub):
    pass
