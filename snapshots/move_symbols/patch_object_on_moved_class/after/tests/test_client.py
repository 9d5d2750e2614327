from unittest.mock import patch

import crm.http.session
from crm.http.session import Session


@patch.object(Session, "fetch", return_value=[])
def test_fetch(fetch):
    assert Session().fetch("/") == []


@patch.object(crm.http.session.Session, "fetch", return_value=[])
def test_dotted(fetch):
    assert crm.http.session.Session().fetch("/") == []
