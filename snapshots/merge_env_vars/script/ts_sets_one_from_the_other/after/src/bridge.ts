import { start } from "./start";

if (legacy) process.env.NEW_URL = process.env.OLD_URL;

start();
