INSTALLED_APPS = [
    "django.contrib.admin",
    "web.blog",
]
MIDDLEWARE = (
    "django.middleware.common.CommonMiddleware",
    "web.auth.middleware.TokenMiddleware",  # first of ours
)
LOGGING = {
    "loggers": {"web.blog": {"level": "INFO"}},
}
