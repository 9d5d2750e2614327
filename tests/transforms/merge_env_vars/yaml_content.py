"""What a YAML file says, as PyYAML reads it, who knows nothing of the merge.

Two files say the same if they do once every old name is written as the new one and nothing is
said twice.
"""

import re
from collections.abc import Mapping

import yaml

#: What a node says: its tag, and its text or its parts.
Content = tuple[str, object]


def content(text: str, merge: Mapping[str, str]) -> list[Content]:
    """What the documents of a file say."""
    words = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, merge))})(?!\w)")
    new = re.compile(rf"(?<!\w)(?:{'|'.join(map(re.escape, merge.values()))})(?!\w)")

    def of(node: yaml.Node) -> Content:
        if node.tag == "tag:yaml.org,2002:null":
            return node.tag, ""
        if isinstance(node, yaml.ScalarNode):
            return node.tag, _once(words.sub(lambda word: merge[word.group()], node.value), new)
        if isinstance(node, yaml.SequenceNode):
            parts = [of(one) for one in node.value]
            # Where one of two equal elements goes, the other one stands elsewhere.
            named = sorted({one for one in parts if new.search(repr(one))}, key=repr)
            others = [one for one in parts if not new.search(repr(one))]
            return node.tag, (*others, *named)
        # The order of a mapping says nothing.
        return node.tag, frozenset((of(key), of(value)) for key, value in node.value)

    return [of(node) for node in yaml.compose_all(text, yaml.SafeLoader)]


def _once(text: str, new: re.Pattern[str]) -> str:
    """A text without comments, in which nothing is said twice of a new name."""
    for name in sorted(set(new.findall(text))):
        text = re.sub(rf"\${name}\b", f"${{{name}}}", text)
        text = re.sub(rf"\$\{{{name}:?-\$\{{{name}(?=[}}:-])(.*?)\}}\}}", rf"${{{name}\1}}", text)
        text = re.sub(rf"(\w+\.{name})(?: \|\| \1)+", r"\1", text)
        text = re.sub(rf"(?<!\w)\((\w+\.{name})\)", r"\1", text)
        text = re.sub(rf"(-e )?\b({name}=\S*)( (-e )?\2(?!\S))+", r"\1\2", text)
    lines: list[str] = []
    for line in text.split("\n"):
        is_comment = line.lstrip().startswith("#") and "\n" in text
        if not new.search(line) or not (is_comment or line in lines):
            lines.append(line)
    return "\n".join(lines)
