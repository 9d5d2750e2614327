def build(u):
    return u
