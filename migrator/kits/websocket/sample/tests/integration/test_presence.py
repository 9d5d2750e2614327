"""Who is there, as the services see it."""

import pytest

try:
    from app.websocket_core.websocket_manager_compat import create_websocket_manager
except ImportError:
    pytest.skip("this worker runs without WebSockets", allow_module_level=True)

from app.services.sessions import online
from app.websocket_core.connections import Recorder

pytestmark = pytest.mark.mended_by(
    "c-imports-p2", why="this file takes managers from the wrapper, of which services know nothing"
)


async def test_users_are_there_while_they_are_connected():
    pam = await create_websocket_manager("pam")
    tab = Recorder()
    await pam.connect(tab)
    assert await online(["pam", "pat"]) == ["pam"]
    await pam.disconnect(tab)
    assert await online(["pam", "pat"]) == []


async def test_several_users():
    pia = await create_websocket_manager(user_id="pia")
    poe = await create_websocket_manager(user_id="poe")
    await pia.connect(Recorder())
    await poe.connect(Recorder())
    assert await online(["pat", "pia", "poe"]) == ["pia", "poe"]
