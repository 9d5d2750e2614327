import { z } from "zod";

export const cfg = z.object({ NEW_URL: z.string() }).parse(process.env);
console.log(cfg.NEW_URL);
