if (!process.env.NEW_URL) {
  throw new Error("no url");
}
if (process.env.NEW_URL) {
  start();
}
if (process.env.NEW_URL && process.env.OLD_URL) {
  console.log("two urls");
}
if (process.env.NEW_URL === process.env.OLD_URL) {
  console.log("the same");
}
while (!process.env.NEW_URL) wait();
