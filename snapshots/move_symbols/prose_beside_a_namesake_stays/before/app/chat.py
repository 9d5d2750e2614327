def make_mgr(room):  # make_mgr joins a room
    """make_mgr of a chat; app.ws.factory.make_mgr is another."""


# app.chat.make_mgr
