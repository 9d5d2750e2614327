import { env } from "./env";

export const socket = new WebSocket(env.OLD_URL);
