from app import ws


def test_main(monkeypatch):
    monkeypatch.setattr(ws, "Context", None)
