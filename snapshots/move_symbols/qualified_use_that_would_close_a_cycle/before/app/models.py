from app import base

conf = base.load_conf()


class Model: ...
