BANNED = [
    "web.middleware.old_auth.AuthMiddleware",
    "web.blog_app",
]
