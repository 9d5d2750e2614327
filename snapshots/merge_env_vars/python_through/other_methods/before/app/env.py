class Env: ...


ENV = Env()
