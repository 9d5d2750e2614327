import { z } from "zod";

const schema = z.object({
  NODE_ENV: z.enum(["development", "production"]),
  NEW_URL: z.string().url(),
});

const config = schema.parse(process.env);

export const url = config.NEW_URL;
