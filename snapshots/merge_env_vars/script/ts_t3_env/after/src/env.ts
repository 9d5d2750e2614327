import { createEnv } from "@t3-oss/env-nextjs";
import { z } from "zod";

export const env = createEnv({
  client: {
    NEW_URL: z.string().url(),
  },
  runtimeEnv: {
    NEW_URL: process.env.NEW_URL,
  },
});
