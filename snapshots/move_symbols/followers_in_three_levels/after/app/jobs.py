from app import clients, services


def job():
    return clients.new_client(), services.new_client()
