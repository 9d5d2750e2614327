import { getEnv } from "./env";
import { load } from "./load";

const config = getEnv();
connect(config.OLD_URL, getEnv().OLD_URL, load().OLD_URL);
