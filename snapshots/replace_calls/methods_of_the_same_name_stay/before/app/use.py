class Local:
    def make_mgr(self, u):
        return u


def f(u, other=Local()):
    return other.make_mgr(u), Local().make_mgr(u), g(str)


def g(make_mgr):
    return make_mgr(1)
