class Flags:
    DEBUG = False

    @staticmethod
    def enabled(name): ...
