from app import ws


def one():
    return ws.make_mgr()
