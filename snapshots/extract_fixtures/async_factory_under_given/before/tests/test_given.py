from hypothesis import given
from hypothesis import strategies as st

from app.broker import connect_broker

broker = connect_broker()


@given(st.text())
def test_publish(text):
    assert broker.publish("news", text)
