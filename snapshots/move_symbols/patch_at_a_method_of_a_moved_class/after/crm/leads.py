from crm.http.session import Session


def leads():
    return Session().fetch("/leads")
