def make_mgr():
    """make_mgr is deprecated: call app.ws.manager.get_mgr."""
    # make_mgr will go
