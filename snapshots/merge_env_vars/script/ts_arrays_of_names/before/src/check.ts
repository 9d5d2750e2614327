const required = ["NODE_ENV", "OLD_URL", "NEW_URL"];
const single = ["OLD_URL"];
const lines = [
  "NODE_ENV",
  "NEW_URL",
  // OLD_URL is the one of 2021
  "OLD_URL",
];
const last = [
  "NEW_URL",
  "OLD_URL"
];
for (const name of ["NEW_URL", "OLD_URL"] as const) console.log(process.env[name]);
const turbo = new Set(["OLD_URL", "PORT"]);
