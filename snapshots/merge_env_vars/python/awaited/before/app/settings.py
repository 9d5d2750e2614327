async def url(env):
    first = await env.get("NEW_URL") or await env.get("OLD_URL")
    second = await env.get("OLD_URL")
    return first or second
