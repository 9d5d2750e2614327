class AppError(Exception):
    pass


class OldError(AppError):
    pass
