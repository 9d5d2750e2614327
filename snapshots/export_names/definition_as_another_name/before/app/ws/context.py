class Session: ...


Context = Session
