from ._impl import Context as Context
