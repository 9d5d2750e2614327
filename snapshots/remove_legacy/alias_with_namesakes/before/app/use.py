class Box:
    OldManager = 1

    def f(self):
        return self.OldManager


def g(OldManager):
    return OldManager


value = g(OldManager=3)
text = {"OldManager": 1}
