import settings, { env as e2 } from "./env";

connect(e2.NEW_URL, settings.NEW_URL);
