from app.new import Manager


class OldManager(Manager):
    size = 1
