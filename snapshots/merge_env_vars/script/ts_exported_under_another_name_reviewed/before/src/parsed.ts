import { z } from "zod";

const schema = z.object({ OLD_URL: z.string() });
const parsed = schema.safeParse(process.env);
if (!parsed.success) throw parsed.error;
const settings = parsed.data;
export { settings };
