const required = ["NODE_ENV", "NEW_URL"];
const single = ["NEW_URL"];
const lines = [
  "NODE_ENV",
  "NEW_URL",
];
const last = [
  "NEW_URL"
];
for (const name of ["NEW_URL"] as const) console.log(process.env[name]);
const turbo = new Set(["NEW_URL", "PORT"]);
