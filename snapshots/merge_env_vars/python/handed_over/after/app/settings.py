import os

os.environ["DEBUG"] = "1"


def serve():
    pass
