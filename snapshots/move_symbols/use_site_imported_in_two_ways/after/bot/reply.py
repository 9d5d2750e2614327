from bot.transport import post


def reply(text):
    return post("/", {"text": text})
