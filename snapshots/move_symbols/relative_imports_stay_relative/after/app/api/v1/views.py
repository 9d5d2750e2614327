from ...ws.core.manager import get_mgr
from ...ws import get_mgr as again


def view():
    from ...ws.core.manager import get_mgr as late

    return get_mgr(), again(), late()
