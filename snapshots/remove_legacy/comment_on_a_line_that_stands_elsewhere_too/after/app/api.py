from app.new import Manager


class Other(Manager):
    pass
