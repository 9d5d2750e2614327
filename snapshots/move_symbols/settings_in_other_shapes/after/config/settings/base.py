EMAIL_BACKEND = "web.mail.SmtpBackend"
CACHES = {"default": {"BACKEND": "web.mail.SmtpBackend", "NAME": "Backend"}}
HANDLERS: list[str] = ["web.mail.SmtpBackend"]
HANDLERS += ["web.mail.SmtpBackend"]
HINT = "write web.old_mail.Backend here"
local = "web.old_mail.Backend"
