import { z } from "zod";

const schema = z.object({ OLD_URL: z.string() });
export function load() {
  return schema.parse(process.env);
}
