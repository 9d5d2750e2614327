"""An agent that answers questions with the help of tools, and shows each of its steps."""

import re
from collections.abc import Callable

from app.websocket_core.types import AgentEvent
from app.websocket_core.websocket_manager import WebSocketManager

Tool = Callable[[str], str]


def add_up(question: str) -> str:
    """The sum of all numbers in a question."""
    return str(sum(map(int, re.findall(r"\d+", question))))


def count_words(question: str) -> str:
    """How many words a question has."""
    return f"{len(question.split())} words"


def tool_for(question: str) -> Tool:
    """The tool that helps with a question."""
    return add_up if re.search(r"\d+ *\+", question) else count_words


class Agent:
    """Answers the questions of one user."""

    def __init__(self, manager: WebSocketManager) -> None:
        self._manager = manager

    async def answer(self, question: str, question_id: str) -> str:
        """Work a question out; whoever has asked it sees how."""
        tool = tool_for(question)
        name = tool.__name__
        await self._tell(AgentEvent.STARTED, question_id, question=question)
        await self._tell(AgentEvent.THINKING, question_id, thought=f"{name} can help")
        await self._tell(AgentEvent.TOOL_EXECUTING, question_id, tool=name)
        result = tool(question)
        await self._tell(AgentEvent.TOOL_COMPLETED, question_id, tool=name, result=result)
        answer = f"{question}: {result}"
        await self._tell(AgentEvent.COMPLETED, question_id, answer=answer)
        return answer

    async def _tell(self, event: AgentEvent, question_id: str, **details: str) -> None:
        await self._manager.send_event(event, id=question_id, **details)
