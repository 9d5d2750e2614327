def make_mgr(room):  # make_mgr joins a room
    """make_mgr of a chat; app.ws.manager.get_mgr is another."""


# app.chat.make_mgr
