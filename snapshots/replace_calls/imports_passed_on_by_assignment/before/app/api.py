from app.ws import factory

build = factory.make_mgr
