import { cfg } from "./lib";

connect(cfg.NEW_URL);
