from .base import *

EMAIL_BACKEND = f"web.old_mail.Backend"
