import { start } from "./start";

// OLD_URL is what the chart still sets.
process.env.NEW_URL ??= process.env.OLD_URL;
process.env.NEW_URL = process.env.NEW_URL || process.env.OLD_URL;
process.env.OLD_URL = process.env.NEW_URL;
if (!process.env.NEW_URL) {
  process.env.NEW_URL = process.env.OLD_URL;
}
if (process.env.OLD_URL && !process.env.NEW_URL) process.env.NEW_URL = process.env.OLD_URL;
if (legacy) process.env.NEW_URL = process.env.OLD_URL;

start();
