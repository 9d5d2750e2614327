type Props = { OLD_URL: string };

export const Page = ({ OLD_URL }: Props) => <a href={OLD_URL}>{OLD_URL}</a>;
export const Main = () => <Page OLD_URL={process.env.OLD_URL as string} />;
