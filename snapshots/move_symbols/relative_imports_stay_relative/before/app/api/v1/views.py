from ...ws.factory import make_mgr
from ...ws import make_mgr as again


def view():
    from ... ws . factory import make_mgr as late

    return make_mgr(), again(), late()
