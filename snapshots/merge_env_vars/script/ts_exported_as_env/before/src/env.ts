import { z } from "zod";

const cfg = z.object({ OLD_URL: z.string() }).parse(process.env);
connect(cfg.OLD_URL);
export { cfg as env };
