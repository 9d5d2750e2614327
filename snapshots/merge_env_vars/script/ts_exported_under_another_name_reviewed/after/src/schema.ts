import { z } from "zod";

const schema = z.object({
  NEW_URL: z.string(),
});
export const config = schema.parse(process.env);
