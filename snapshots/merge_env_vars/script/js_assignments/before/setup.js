process.env.OLD_URL = process.env.OLD_URL || 'wss://a';
process.env.OLD_URL ||= 'wss://a';
process.env['OLD_URL'] ??= 'wss://a'
if (ci) process.env.OLD_URL = 'wss://ci'
Object.assign(process.env, { OLD_URL: 'wss://a' });
process.env = { ...process.env, OLD_URL: 'wss://a', NEW_URL: 'wss://a' };
