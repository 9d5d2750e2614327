"""What commands do with the names that they are given as arguments."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from tree_sitter import Node

from transforms.merge_env_vars.formats.shell.script import Script
from transforms.merge_env_vars.formats.trees import around

_WRAPPERS = frozenset(
    b"sudo doas exec nohup time command builtin nice ionice timeout stdbuf setsid run".split()
)
_SHELLS = re.compile(rb"(?:.*/)?(?:ba|da|k|z|a)?sh")
#: Programs that hand a text to a shell, whether here or elsewhere.
_HAND_ON = frozenset(b"eval ssh trap envsubst watch su runuser parallel".split())
_WRITES = frozenset(b"echo printf cat tee".split())
_MESSAGE = re.compile(
    rb"(?i)(?:.*[_.:-])?(?:log|logger|warn|warning|err|error|die|fail|fatal|info|debug|abort|msg|message|"
    rb"note|notice|usage|say|printf?|step|ok|success|c?echo|skip|title|header|panic|bail)(?:[_.:-].*)?"
)
_PATTERNS = frozenset(b"grep egrep fgrep rg ag sed".split())
#: Where a store outside of the repository is spoken to, and how it is called.
_STORES = {
    b"heroku": "Heroku",
    b"fly": "Fly.io",
    b"flyctl": "Fly.io",
    b"gh": "GitHub",
    b"vercel": "Vercel",
    b"netlify": "Netlify",
    b"railway": "Railway",
    b"wrangler": "Cloudflare",
    b"kubectl": "Kubernetes",
    b"oc": "OpenShift",
    b"gcloud": "Google Cloud",
    b"az": "Azure",
    b"aws": "AWS",
    b"doppler": "Doppler",
    b"vault": "Vault",
    b"dokku": "Dokku",
    b"launchctl": "launchd",
}
_TAKES_AWAY = re.compile(rb"(?:.*[:-])?(?:unset|remove|rm|delete|del|destroy)")


_WORDS = frozenset({"command_name", "word", "string", "raw_string", "concatenation"})
#: The words that say what a command does stand in front.
_ENOUGH = 40


@dataclass(frozen=True)
class Command:
    """A command with the words it is made of."""

    node: Node
    words: tuple[bytes, ...]

    @property
    def program(self) -> bytes:
        """What is run, without ``sudo`` and the like."""
        for word in self.words:
            is_program = not word.startswith(b"-") and b"=" not in word
            if is_program and word not in _WRAPPERS and not word.isdigit():
                return word.rsplit(b"/", 1)[-1]
        return self.words[0] if self.words else b""

    @property
    def runs_texts(self) -> bool:
        """Whether a text among the arguments is run by a shell."""
        if self.program in _HAND_ON:
            return True
        shells = [at for at, word in enumerate(self.words) if _SHELLS.fullmatch(word)]
        return any(
            word.startswith(b"-") and word.endswith(b"c")
            for at in shells
            for word in self.words[at + 1 :]
        )

    @property
    def says_texts(self) -> bool:
        """Whether its arguments are messages to a person."""
        return _MESSAGE.fullmatch(self.program) is not None

    @property
    def writes_texts(self) -> bool:
        """Whether it writes its arguments as they are."""
        return self.program in _WRITES

    @property
    def looks_for_patterns(self) -> bool:
        """Whether its arguments are patterns that are looked for in texts."""
        return self.program in _PATTERNS

    @property
    def outside(self) -> str:
        """The store outside of the repository that it sets variables in."""
        return _STORES.get(self.program, "")

    @property
    def takes_away(self) -> bool:
        """Whether it takes variables out of such a store."""
        return any(_TAKES_AWAY.fullmatch(word) for word in self.words[1:4])


def _first_words(command: Node) -> Iterator[Node]:
    child: Node | None = command.child(0)
    count = 0
    while child is not None and count < _ENOUGH:
        if child.type in _WORDS:
            yield child
            count += 1
        child = child.next_sibling


def command_of(script: Script, node: Node) -> Command | None:
    """The command that a word is an argument of."""
    for one in around(node):
        if one.type == "command":
            return Command(one, tuple(map(script.text, _first_words(one))))
    return None
