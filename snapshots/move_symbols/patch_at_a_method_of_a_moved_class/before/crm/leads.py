from crm.client import ApiClient


def leads():
    return ApiClient().fetch("/leads")
