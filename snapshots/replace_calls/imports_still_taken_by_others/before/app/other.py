from app.use import make_mgr

MAKERS = [make_mgr]
