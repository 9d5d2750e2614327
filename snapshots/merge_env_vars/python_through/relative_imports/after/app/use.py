from .cfg import A
from .env import get_env
from .zoo import Z

x = get_env().get("K", A + Z)
