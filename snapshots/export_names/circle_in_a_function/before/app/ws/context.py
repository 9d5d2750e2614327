class Context:
    def manager(self):
        from app.ws import Manager

        return Manager()
