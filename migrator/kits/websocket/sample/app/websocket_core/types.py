"""The words that server, agents and clients have in common."""

from enum import StrEnum


class AgentEvent(StrEnum):
    """What a user sees of an agent at work, in this order."""

    STARTED = "agent_started"
    THINKING = "agent_thinking"
    TOOL_EXECUTING = "tool_executing"
    TOOL_COMPLETED = "tool_completed"
    COMPLETED = "agent_completed"


class WebSocketManagerMode(StrEnum):
    """Whose a manager is."""

    #: The one manager of a user, which all share who have to do with that user.
    UNIFIED = "unified"
    #: A manager that only its caller knows.
    ISOLATED = "isolated"
