from app.auth import check_token


def view(request):
    return check_token(request.token)
