import { z } from "zod";

const cfg = z
  .object({
    OLD_URL: z.string(),
  })
  .parse(process.env);

export const url = cfg.OLD_URL;
