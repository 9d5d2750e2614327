/** Where the server is, as the frontend was built or started. */
export const websocketUrl: string =
  process.env.NEXT_PUBLIC_WS_URL ?? process.env.NEXT_PUBLIC_WEBSOCKET_URL ?? "ws://localhost:8765";
