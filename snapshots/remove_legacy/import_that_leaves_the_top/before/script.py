if __name__ == "__main__":
    from .app.old import make
