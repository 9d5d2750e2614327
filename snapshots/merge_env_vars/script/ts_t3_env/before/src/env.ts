import { createEnv } from "@t3-oss/env-nextjs";
import { z } from "zod";

export const env = createEnv({
  client: {
    OLD_URL: z.string().url(),
  },
  runtimeEnv: {
    OLD_URL: process.env.OLD_URL,
  },
});
