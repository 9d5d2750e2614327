import app.database as db


async def use(xs):
    with db.session() as a, db.session(1) as b:
        pass
    async with db.session():
        await db.session()
    for x in db.session(*xs, key=db.session, **{"open_session": db.session}):
        yield db.session
    if (session_ := db.session) and [db.session for _ in xs if db.session]:
        raise db.session from db.session
    try:
        assert db.session, db.session
    except db.session:
        return
    match xs:
        case db.session:
            del xs[db.session]
    a[db.session].open_session = db.session
    print(lambda open_session=db.session: open_session, -db.session, open_session=1)
