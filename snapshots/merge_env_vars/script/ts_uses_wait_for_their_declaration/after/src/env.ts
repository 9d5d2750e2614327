import { z } from "zod";

export const env = z
  .object({
    OLD_URL: z.string(),
    NEW_URL: z.string().optional(),
  })
  .parse(process.env);
const { OLD_URL } = env;
connect(env.OLD_URL, env["OLD_URL"], "OLD_URL" in env, process.env.NEW_URL);
