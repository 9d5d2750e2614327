import app.api as interface

interface.make()
