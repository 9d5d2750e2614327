def make_mgr(user_id, build=None):
    return build(user_id)
