from app.new import Manager


class Old(Manager):
    pass  # nothing to add


class Other(Manager):
    pass
