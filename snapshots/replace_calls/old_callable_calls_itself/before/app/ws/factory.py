def make_mgr(user_id, mode="unified"):
    return user_id if mode else make_mgr(user_id, "m")
