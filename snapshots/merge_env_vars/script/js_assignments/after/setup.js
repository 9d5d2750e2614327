process.env.NEW_URL = process.env.NEW_URL || 'wss://a';
process.env.NEW_URL ||= 'wss://a';
process.env['NEW_URL'] ??= 'wss://a'
if (ci) process.env.NEW_URL = 'wss://ci'
Object.assign(process.env, { NEW_URL: 'wss://a' });
process.env = { ...process.env, NEW_URL: 'wss://a' };
