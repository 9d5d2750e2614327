import { z } from "zod";

export function load() {
  const cfg = z.object({ OLD_URL: z.string() }).parse(process.env);
  return cfg;
}
