ENV = {
    "NEW_URL": "wss://" + HOST,
    "X": f"{URL}/a",
}
OTHER = {"NEW_URL": f"{URL}/a"}
