import { z } from "zod";

const schema = z.object({
  NODE_ENV: z.enum(["development", "production"]),
  OLD_URL: z.string().url(),
  NEW_URL: z.string().url(),
});

const config = schema.parse(process.env);

export const url = config.OLD_URL;
