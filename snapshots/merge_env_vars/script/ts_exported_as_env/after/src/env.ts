import { z } from "zod";

const cfg = z.object({ NEW_URL: z.string() }).parse(process.env);
connect(cfg.NEW_URL);
export { cfg as env };
