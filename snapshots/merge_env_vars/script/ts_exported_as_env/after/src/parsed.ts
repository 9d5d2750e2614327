import { z } from "zod";

const schema = z.object({ NEW_URL: z.string() });
const parsed = schema.safeParse(process.env);
if (!parsed.success) throw parsed.error;
export const env = parsed.data;
