from .. import Context
