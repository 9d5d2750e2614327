import { z } from "zod";

const cfg = z.object({ NEW_URL: z.string() }).parse(process.env);
export default cfg;
