from bot.net import post_json


def reply(text):
    return post_json("/", {"text": text})
