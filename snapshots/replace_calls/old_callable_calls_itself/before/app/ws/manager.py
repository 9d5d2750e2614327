def get_mgr(user_id, mode="unified"):
    return user_id
