import { z } from "zod";

const schema = z.object({ OLD_URL: z.string(), NEW_URL: z.string().optional() });
export const env = schema.parse(process.env);
connect(env.OLD_URL);
