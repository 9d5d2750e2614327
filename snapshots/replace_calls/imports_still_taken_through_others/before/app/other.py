from app.silent import make_mgr

MAKERS = [make_mgr]
