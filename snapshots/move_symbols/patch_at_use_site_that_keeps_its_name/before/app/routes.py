from app.ws.factory import make_mgr


def get_mgr(request):
    return request.app.state.mgr


def open_socket(request):
    return get_mgr(request) or make_mgr()
