import { websocketUrl } from "./config";

export type AgentEvent =
  | "agent_started"
  | "agent_thinking"
  | "tool_executing"
  | "tool_completed"
  | "agent_completed";

export interface Message {
  type: AgentEvent | "notification" | "error";
  id?: string;
  [detail: string]: unknown;
}

/** Listen for one user; a connection that is lost is opened again. */
export function listen(userId: string, onMessage: (message: Message) => void): void {
  const socket = new WebSocket(`${websocketUrl}/${userId}`);
  socket.onmessage = (event) => onMessage(JSON.parse(event.data) as Message);
  socket.onclose = () => setTimeout(() => listen(userId, onMessage), 500);
  if (process.env.NODE_ENV !== "production") {
    console.debug("listening on", process.env.NEXT_PUBLIC_WEBSOCKET_URL);
  }
}
