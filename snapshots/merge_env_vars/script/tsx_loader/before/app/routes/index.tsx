export async function loader({ context }: LoaderArgs) {
  return json({ ENV: { OLD_URL: context.env.OLD_URL } });
}

export default function Index() {
  const { ENV } = useLoaderData<typeof loader>();
  return <Socket url={ENV.OLD_URL} />;
}
