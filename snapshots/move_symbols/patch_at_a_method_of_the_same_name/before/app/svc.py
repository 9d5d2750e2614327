class Service:
    def make_mgr(self): ...


service = Service()
