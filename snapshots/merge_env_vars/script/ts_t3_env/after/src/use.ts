import { env } from "./env";

export const socket = new WebSocket(env.NEW_URL);
