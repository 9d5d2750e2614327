class OldMgr:
    kind = "old"

    def __init__(self, user_id, mode="unified"):
        self.user = user_id
