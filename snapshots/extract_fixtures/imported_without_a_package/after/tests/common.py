ROOM = "lobby"
