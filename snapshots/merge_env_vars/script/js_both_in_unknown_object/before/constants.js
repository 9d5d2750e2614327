export const CONSTANTS = { OLD_URL: 'wss://a', NEW_URL: 'wss://a', RETRIES: 1 };
