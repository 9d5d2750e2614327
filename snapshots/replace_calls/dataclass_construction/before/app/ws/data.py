from dataclasses import dataclass


@dataclass
class Old:
    user: int
    mode: str = "unified"
