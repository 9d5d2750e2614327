from app.new import Manager

Two = Manager
Three = Manager
Four = Manager
