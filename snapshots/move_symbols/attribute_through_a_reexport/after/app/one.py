from app import ws


def one():
    return ws.get_mgr()
