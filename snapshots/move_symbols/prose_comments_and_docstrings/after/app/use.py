"""Uses app.ws.manager.get_mgr() and nothing else."""

from app.ws.manager import get_mgr  # app.ws.manager.get_mgr is slow

# get_mgr() opens a socket; remake_mgr and make_mgr_async are other things.
# See :func:`app.ws.manager.get_mgr`, not other.app.ws.factory.make_mgr or app.chat.make_mgr.


class Use:
    """Holds what `get_mgr` gives.

    >>> from app.ws.manager import get_mgr
    >>> get_mgr()
    """

    def run(self):
        """Call :func:`~app.ws.manager.get_mgr`."""
        return get_mgr()  # get_mgr!
