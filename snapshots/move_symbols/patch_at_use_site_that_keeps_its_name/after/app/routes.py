from app.ws.manager import get_mgr as make_mgr


def get_mgr(request):
    return request.app.state.mgr


def open_socket(request):
    return get_mgr(request) or make_mgr()
