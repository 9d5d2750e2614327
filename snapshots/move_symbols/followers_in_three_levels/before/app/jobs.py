from app import clients, services


def job():
    return clients.make_client(), services.make_client()
