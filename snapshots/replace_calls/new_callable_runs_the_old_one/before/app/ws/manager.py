def get_mgr(user_id):
    from app.use import helper

    return helper(user_id)
