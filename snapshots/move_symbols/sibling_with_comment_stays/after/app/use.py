from app.ws.factory import (
    Router,  # keep
)
from app.ws.manager import get_mgr

f = get_mgr
