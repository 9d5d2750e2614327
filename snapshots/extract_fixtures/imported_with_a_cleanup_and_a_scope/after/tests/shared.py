ROOM = "attic"
