import { env } from 'node:process';

export const url = env.NEW_URL;
export const { NEW_URL: OLD_URL } = env;
