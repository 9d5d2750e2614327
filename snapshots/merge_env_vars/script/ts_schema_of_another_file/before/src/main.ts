import { schema } from "./schema";

const cfg = schema.parse(process.env);
connect(cfg.OLD_URL);
