import app.db as db


async def use(xs):
    with db.open_session() as a, db.open_session(1) as b:
        pass
    async with db.open_session():
        await db.open_session()
    for x in db.open_session(*xs, key=db.open_session, **{"open_session": db.open_session}):
        yield db.open_session
    if (session_ := db.open_session) and [db.open_session for _ in xs if db.open_session]:
        raise db.open_session from db.open_session
    try:
        assert db.open_session, db.open_session
    except db.open_session:
        return
    match xs:
        case db.open_session:
            del xs[db.open_session]
    a[db.open_session].open_session = db . open_session
    print(lambda open_session=db.open_session: open_session, -db.open_session, open_session=1)
