import settings, { env as e2 } from "./env";

connect(e2.OLD_URL, settings.OLD_URL);
