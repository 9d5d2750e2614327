import { z } from "zod";

const schema = z.object({
  OLD_URL: z.string(),
});
export const config = schema.parse(process.env);
