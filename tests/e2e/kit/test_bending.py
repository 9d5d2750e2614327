"""The kit fits another repository once the table at its top says how things are called there."""

import json

from migrator import kits
from tests.e2e.kit.sample import KIT, chat
from tests.e2e.migration import MakeRepository, Scene, cache_apart

__all__ = ["cache_apart", "chat"]

#: What is called otherwise in the other repository.
_OTHERWISE = {
    "create_websocket_manager": "make_socket_manager",
    "get_websocket_manager": "socket_manager_of",
    "websocket_manager": "socket_manager",
    "websocket_core": "sockets",
    "unified_manager": "patient_manager",
    "UnifiedWebSocketManager": "PatientSocketManager",
    "WebSocketManagerMode": "SocketMode",
    "WebSocketManager": "SocketManager",
    "WebSocketContext": "SocketUser",
    "WebSocketRequestContext": "SocketCaller",
    "NEXT_PUBLIC_WEBSOCKET_URL": "VITE_SOCKETS",
    "NEXT_PUBLIC_WS_URL": "VITE_SOCKET_URL",
    "tests/mission_critical": "tests/golden",
    "UNIFIED": "COMMON",
}


def test_other_names_and_the_same_plan(chat: Scene, git_repository: MakeRepository) -> None:
    files = {_called(path): _called(data.decode()) for path, data in chat.files().items()}
    names, top, rest = kits.manifest(KIT).partition("\n[migration]\n")
    files["migration.toml"] = _called(names) + top + rest
    other = Scene(git_repository({path: text.encode() for path, text in files.items()}))
    planned = _planned(other)
    assert planned == _planned(chat)
    assert all(files for _phase, files, _edits, _findings in planned)


def _called(text: str) -> str:
    for old, new in _OTHERWISE.items():
        text = text.replace(old, new)
    return text


def _planned(scene: Scene) -> list[tuple[str, list[str], int, int]]:
    """The phases, each with its files as they are called there, and its edits and findings."""
    phases = json.loads(scene.ok("plan", "--format", "json").out)["phases"]
    return [
        (
            phase["id"],
            sorted(map(_called, phase["files"])),
            phase["edits"],
            len(phase["findings"]),
        )
        for phase in phases
    ]
