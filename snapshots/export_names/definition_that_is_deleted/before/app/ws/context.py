class Context: ...


Session = Context
del Context
