from app.security.tokens import verify as check_token


def view(request):
    return check_token(request.token)
