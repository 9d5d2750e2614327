import { config as e2 } from "./config";

connect(e2.OLD_URL);
