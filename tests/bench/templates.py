"""The texts that hold the symbol: `$symbol` and its fellows are filled in by `forms`."""

USES = (
    """
async def ${verb}_${noun}_socket(user_context, payload):
    \"\"\"$sentence\"\"\"
    manager = await $call(user_context)
    try:
        await manager.send_to_user(user_context.user_id, payload)
    finally:
        await manager.release(user_context.user_id)
    return manager
""",
    """
class ${Noun}Connection:
    \"\"\"$sentence\"\"\"

    def __init__(self, user_context):
        self.user_context = user_context
        self._manager = None

    async def connect(self):
        if self._manager is None:
            self._manager = await $call(self.user_context)  # one for each connection
        return self._manager

    async def reconnect(self, attempts=3):
        for attempt in range(attempts):
            self._manager = await $call(user_context=self.user_context)
            if await self._manager.is_open():
                return attempt
        raise RuntimeError(f"no socket for {self.user_context!r} after {attempts} attempts")
""",
    """
async def fan_out_${noun}(contexts, payload):
    \"\"\"$sentence\"\"\"
    managers = await asyncio.gather(*[$call(context) for context in contexts])
    return [await manager.broadcast(payload) for manager in managers]
""",
    """
def ${verb}_${noun}_later(user_context):
    pending = $call(user_context)  # the caller awaits it
    return {"pending": pending, "${other}": user_context.user_id}


async def ${verb}_${noun}_now(user_context):
    return (await $call(user_context)).snapshot()
""",
    """
@pytest.mark.asyncio
async def test_${verb}_${noun}_manager(user_context):
    manager = await $call(user_context)
    assert manager is not None
    assert await manager.send_to_user(user_context.user_id, {"type": "${noun}"})


def test_${noun}_needs_a_context():
    with pytest.raises(ValueError):
        $call(None)
""",
)
NEIGHBOUR_USE = """
def check_${noun}_context(user_context):
    \"\"\"$sentence\"\"\"
    try:
        return validate_user_context(user_context)
    except FactoryInitializationError as error:
        raise ValueError(f"${noun}: {error}") from error
"""
LOCAL = (
    """
async def ${verb}_${noun}_lazily(user_context):
    \"\"\"$sentence\"\"\"
    from $old_module import $symbol

    manager = await $symbol(user_context)
    return await manager.snapshot()
""",
    """
class ${Noun}Bridge:
    async def open(self, user_context):
        # imported here: the factory asks for settings that tests do not have
        from $old_module import $symbol, validate_user_context
        validate_user_context(user_context)
        return await $symbol(user_context)
""",
)
LOCAL_GUARDED = (
    """
async def ${verb}_${noun}_if_possible(user_context):
    try:
        from $old_module import $symbol

        manager = await $symbol(user_context)
    except ImportError as error:
        logger.warning("no manager for ${noun}: %s", error)
        return None
    return manager
""",
    """
def ${verb}_${noun}_when_on(user_context, enabled=False):
    \"\"\"$sentence\"\"\"
    if enabled:
        from $old_module import (
            WebSocketManagerFactory,
            $symbol,
        )
        return WebSocketManagerFactory($symbol(user_context))
    return None
""",
    """
class Test${Noun}Isolation:
    def test_two_users(self, first_context, second_context):
        try:
            from $old_module import $symbol
        except ImportError:
            pytest.skip("the factory is gone")
        first = $symbol(first_context)
        second = $symbol(second_context)
        assert first is not second, "one manager for two users"
""",
)
MODULE_TRY = (
    """
try:
    from $old_module import $symbol
except ImportError:
    $symbol = None
""",
    """
try:
    from $old_module import $symbol
except ImportError:
    pytest.skip("the factory is gone", allow_module_level=True)
""",
    """
try:
    from $old_module import $symbol
except ImportError:

    def $symbol(user_context=None):
        raise RuntimeError("no websocket manager in this build")
""",
)
REFERENCES = (
    """
def test_${noun}_factory_is_callable():
    assert callable($symbol)
    assert "user_context" in inspect.signature($symbol).parameters
""",
    """
def ${noun}_factory():
    \"\"\"$sentence\"\"\"
    return $symbol


${NOUN}_FACTORIES = {"websocket": $symbol, "${other}": None}
""",
)
ATTRIBUTES = (
    """
class ${Noun}ManagerPool:
    \"\"\"$sentence\"\"\"

    def __init__(self, factory):
        self.factory = factory
        self.managers = {}

    async def $symbol(self, user_context):
        manager = await self.factory.$symbol(user_context)
        self.managers[user_context.user_id] = manager
        return manager

    async def warm(self, contexts):
        for context in contexts:
            await self.$symbol(context)
""",
    """
def ${verb}_${noun}_bridge(bridge, settings):
    settings.register(${symbol}=bridge.$symbol)
    return bridge.$symbol(settings.default_context)
""",
)
PATCH_WITH = (
    """
@pytest.mark.asyncio
async def test_${verb}_${noun}_socket(user_context):
    with patch("$target.$symbol") as create:
        create.return_value = AsyncMock()
        assert await create(user_context) is not None
        create.assert_called_once_with(user_context)
""",
    """
def test_${noun}_socket_fails(user_context):
    with patch(
        "$target.$symbol", side_effect=RuntimeError("down")
    ), pytest.raises(RuntimeError):
        ${noun}_under_test(user_context)


def ${noun}_under_test(user_context):
    raise RuntimeError(f"down for {user_context}")
""",
)
PATCH_DECORATOR = (
    """
@patch("$target.$symbol", new_callable=AsyncMock)
def test_${verb}_${noun}_calls_the_factory(create):
    create.return_value = {"${noun}": "open"}
    assert not create.called
""",
    """
class Test${Noun}Delivery:
    @patch("$target.$symbol")
    def test_${verb}(self, create):
        create.side_effect = TimeoutError
        assert create is not None
""",
)
MONKEYPATCH = (
    """
@pytest.fixture
def ${noun}_without_socket(monkeypatch):
    monkeypatch.setattr("$target.$symbol", lambda user_context: None)
    return monkeypatch
""",
)
DOCSTRINGS = (
    """
def ${verb}_${noun}_notes(${noun}):
    \"\"\"$sentence

    The manager comes from ``$symbol`` and is not shared between users.
    See :func:`$old_module.$symbol`.
    \"\"\"
    return list(${noun})
""",
    """
class ${Noun}Notes:
    \"\"\"Holds what $symbol() made for one ${other}.\"\"\"

    ${noun} = None
""",
)
COMMENTS = (
    """
# TODO(${other}): call $symbol here once the ${noun} has a user context
${NOUN}_SOCKET_TIMEOUT = 30
""",
    """
def ${verb}_${noun}_quietly(${noun}):
    # was: manager = await $symbol(user_context)
    manager = getattr(${noun}, "manager", None)
    return manager  # never $symbol(), see the notes on ${other}s
""",
)
DATA = (
    """
${NOUN}_BANNED = [
    "$old_module.$symbol",
    r"$symbol\\(",
]
""",
    """
def test_${noun}_source_is_clean(source):
    assert "$symbol" not in source, f"{source!r} still calls $symbol"
    assert re.search(r"from \\S+ import .*$symbol", source) is None
""",
    """
${NOUN}_HINTS = {
    "$symbol": "ask for a manager through the context",
    "${other}": f"{len(__name__)} letters, and no $symbol",
}
""",
)
BY_NAME = (
    """
def ${noun}_has_factory(module):
    return hasattr(module, "$symbol") and getattr(module, "$symbol")
""",
)
EXECUTED = (
    """
def test_${noun}_import_statement():
    scope = {}
    exec("from $old_module import $symbol", scope)
    assert "$symbol" in scope
""",
)
IMPORTED_BY_NAME = (
    """
def ${verb}_${noun}_module():
    module = importlib.import_module("$old_module")
    return module.$symbol
""",
)
