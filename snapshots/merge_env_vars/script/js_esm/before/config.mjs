import { env } from 'node:process';

export const url = env.OLD_URL ?? env.NEW_URL;
export const { OLD_URL } = env;
