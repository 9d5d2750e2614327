import { z } from "zod";

const cfg = z
  .object({
    NEW_URL: z.string(),
  })
  .parse(process.env);

export const url = cfg.NEW_URL;
