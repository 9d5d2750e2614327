from app.ws.factory import (
    Router,  # keep
    make_mgr,
)

f = make_mgr
