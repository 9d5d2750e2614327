def ping(client, times):
    return client.base * times


def name(client):
    return client.base


def greet(who):
    return who
