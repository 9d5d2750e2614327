import { cfg } from "./lib";

connect(cfg.OLD_URL);
