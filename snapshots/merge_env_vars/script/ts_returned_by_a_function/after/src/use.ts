import { getEnv } from "./env";
import { load } from "./load";

const config = getEnv();
connect(config.NEW_URL, getEnv().NEW_URL, load().OLD_URL);
