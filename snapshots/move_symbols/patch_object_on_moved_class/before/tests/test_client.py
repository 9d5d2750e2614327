from unittest.mock import patch

import crm.client
from crm.client import ApiClient


@patch.object(ApiClient, "fetch", return_value=[])
def test_fetch(fetch):
    assert ApiClient().fetch("/") == []


@patch.object(crm.client.ApiClient, "fetch", return_value=[])
def test_dotted(fetch):
    assert crm.client.ApiClient().fetch("/") == []
