import { useEffect } from "react";

export function Socket({ children }: { children: React.ReactNode }) {
  useEffect(() => {
    const socket = new WebSocket(process.env.OLD_URL!);
    return () => socket.close();
  }, []);
  return <div data-url={process.env.OLD_URL}>{children}</div>;
}
