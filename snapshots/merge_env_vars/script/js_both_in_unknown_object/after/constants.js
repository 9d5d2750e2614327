export const CONSTANTS = { NEW_URL: 'wss://a', RETRIES: 1 };
