import { useEffect } from "react";

export function Socket({ children }: { children: React.ReactNode }) {
  useEffect(() => {
    const socket = new WebSocket(process.env.NEW_URL!);
    return () => socket.close();
  }, []);
  return <div data-url={process.env.NEW_URL}>{children}</div>;
}
