from app.kinds import Child, Data, Plain

data = Data()
child = Child()
plain = Plain()


def test_kinds():
    assert [data.context.user_id] == child.ids
    assert plain
