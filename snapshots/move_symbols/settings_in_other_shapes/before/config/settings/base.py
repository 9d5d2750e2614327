EMAIL_BACKEND = "web.old_mail.Backend"
CACHES = {"default": {"BACKEND": "web.old_mail.Backend", "NAME": "Backend"}}
HANDLERS: list[str] = ["web.old_mail.Backend"]
HANDLERS += ["web.old_mail.Backend"]
HINT = "write web.old_mail.Backend here"
local = "web.old_mail.Backend"
