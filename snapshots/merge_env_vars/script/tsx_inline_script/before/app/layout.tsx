export default function Layout() {
  const env = { OLD_URL: process.env.OLD_URL, NEW_URL: process.env.NEW_URL };
  return <script dangerouslySetInnerHTML={{ __html: `window.ENV = ${JSON.stringify(env)}` }} />;
}
