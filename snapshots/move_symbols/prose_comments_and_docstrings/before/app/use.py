"""Uses app.ws.factory.make_mgr() and nothing else."""

from app.ws.factory import make_mgr  # app.ws.factory.make_mgr is slow

# make_mgr() opens a socket; remake_mgr and make_mgr_async are other things.
# See :func:`app.ws.factory.make_mgr`, not other.app.ws.factory.make_mgr or app.chat.make_mgr.


class Use:
    """Holds what `make_mgr` gives.

    >>> from app.ws.factory import make_mgr
    >>> make_mgr()
    """

    def run(self):
        """Call :func:`~app.ws.factory.make_mgr`."""
        return make_mgr()  # make_mgr!
