from app.ws.factory import make_mgr as build

make_mgr = build
