def make_mgr(room):
    return room


def join(room):
    return make_mgr(room)
