from app.ws.manager import get_manager

manager = get_manager()


def test_refusal():
    import pytest

    with pytest.raises(RuntimeError):
        get_manager()
    assert manager.ids
