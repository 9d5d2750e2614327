declare const OLD_URL: string;
declare var process: { env: { OLD_URL: string } };
interface Window { OLD_URL: string; }
