import { z } from "zod";

export const cfg = z.object({ OLD_URL: z.string() }).parse(process.env);
console.log(cfg.OLD_URL);
