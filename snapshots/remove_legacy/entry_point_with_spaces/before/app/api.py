from app.new import make


def main():
    return make()
