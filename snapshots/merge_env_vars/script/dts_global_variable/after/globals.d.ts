declare const OLD_URL: string;
declare var process: { env: { NEW_URL: string } };
interface Window { OLD_URL: string; }
