def get_mgr():
    return 1
