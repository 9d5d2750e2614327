INSTALLED_APPS = [
    "django.contrib.admin",
    "web.blog_app",
]
MIDDLEWARE = (
    "django.middleware.common.CommonMiddleware",
    "web.middleware.old_auth.AuthMiddleware",  # first of ours
)
LOGGING = {
    "loggers": {"web.blog_app": {"level": "INFO"}},
}
