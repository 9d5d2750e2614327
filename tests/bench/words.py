"""Words of a chat backend, and the names and sentences that are made of them."""

from random import Random


def _words(text: str) -> tuple[str, ...]:
    return tuple(text.split())


NOUNS = _words(
    """
    account agent alert archive attachment audience audit avatar badge batch billing bookmark
    broadcast call campaign channel contact conversation cursor device digest directory draft
    emoji envelope export feedback file flag folder gateway guest handshake heartbeat history
    identity inbox invite invoice keyword label language ledger library link locale mailbox media
    member mention message moderation note notification outbox partner payload permission pin plan
    poll presence preview profile prompt quota reaction receipt recording region reminder replica
    report retention role room roster schedule search segment session shard snippet sticker
    subscription summary survey tenant thread ticket token topic transcript upload usage voice
    wallet webhook widget workspace
    """
)
ROLES = _words(
    """
    adapter broker builder catalog client collector dispatcher encoder exporter fetcher filter
    guard handler importer indexer limiter loader mapper monitor notifier planner policy pool
    publisher reader reconciler recorder registry renderer repository resolver router sampler
    scheduler serializer service store supervisor tracker validator worker writer
    """
)
ADJECTIVES = _words(
    """
    active archived batched bounded cached daily deferred external failed fresh hidden
    idle incoming internal latest legal local lost managed muted nested open outgoing partial
    pending pinned primary private public queued recent regional remote secondary shared signed
    stale stored synced trusted unread verified visible weekly
    """
)
VERBS = _words(
    """
    accept apply assign attach authorize cancel check claim close collect compare compress count
    deliver describe detach drain enrich expand expire fetch filter flush gather hide index inspect
    join limit list load lock mark measure merge mute normalize notify open order parse pick prune
    publish rank record refresh register release render replay reserve resolve restore resume
    rotate schedule score select send settle sign split store summarize sync tag trim unlock
    update validate verify warm watch
    """
)

_SENTENCES = (
    "{Verb} the {adj} {noun} of a {other} before its {role} is asked again.",
    "{Verb} every {noun} that the {role} has not seen, oldest first.",
    "The {adj} {noun} belongs to one {other}; the {role} never shares it.",
    "{Verb} and {verb2} the {noun}s of one {other} in groups of {n}.",
    "A {noun} without a {other} is {adj}, and the {role} leaves it where it is.",
    "{Verb} what the {role} kept for the {other}, at most {n} entries.",
    "Called by the {other} {role} whenever a {noun} turns {adj}.",
    "The {role} may {verb} a {noun} twice; the second time nothing happens.",
    "Keep this in step with the {other} {role}: both read the same {noun}.",
    "Until the {noun} is {adj} the {other} must not {verb} it.",
    "{n} seconds were enough for the {adj} {other}, the {noun} needs more.",
)


def camel(name: str) -> str:
    """`message_router` as `MessageRouter`."""
    return "".join(part.capitalize() for part in name.split("_"))


def sentence(draw: Random) -> str:
    """One sentence about the insides of a chat backend."""
    noun, other = draw.sample(NOUNS, 2)
    verb, second = draw.sample(VERBS, 2)
    return draw.choice(_SENTENCES).format(
        Verb=verb.capitalize(),
        verb=verb,
        verb2=second,
        adj=draw.choice(ADJECTIVES),
        noun=noun,
        other=other,
        role=draw.choice(ROLES),
        n=draw.randrange(2, 90),
    )


def thing(draw: Random) -> str:
    """A name such as `message_router` or `pending_message_router`."""
    name = f"{draw.choice(NOUNS)}_{draw.choice(ROLES)}"
    return f"{draw.choice(ADJECTIVES)}_{name}" if draw.random() < 0.35 else name


def action(draw: Random) -> str:
    """A name such as `refresh_pending_message`."""
    return f"{draw.choice(VERBS)}_{draw.choice(ADJECTIVES)}_{draw.choice(NOUNS)}"
