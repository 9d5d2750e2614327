from app import use


def test_it(mocker):
    made = mocker.spy(use, "make_mgr")
    use.serve(1)
    assert made.call_count == 1
