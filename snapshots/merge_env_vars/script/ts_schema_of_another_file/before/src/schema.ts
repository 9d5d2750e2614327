import { z } from "zod";

export const schema = z.object({ OLD_URL: z.string() });
