from app.new import Manager


class Mine(Manager):
    size = 1
