def make(user_id, mode=None):
    return user_id, mode or "x"
