from django.utils.module_loading import import_string

FORBIDDEN = ("web.old_mail.Backend",)
backend = import_string("web.old_mail.Backend")
