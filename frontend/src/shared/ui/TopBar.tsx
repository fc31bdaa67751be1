import { Badge, Header, HeaderContent, HeaderRightZone } from "design-react-kit";
import { useUiText } from "./texts";

interface TopBarProps {
  readonly tenantName: string;
  /** Which part of the product this is. */
  readonly title: string;
  readonly demonstration: boolean;
  /** Who is signed in. */
  readonly userName: string | undefined;
  /** To the other part of the product that this person may use. */
  readonly link: { readonly href: string; readonly label: string } | undefined;
  /** Id of the content, for those who skip this bar. */
  readonly contentId: string;
}

export function TopBar({ tenantName, title, demonstration, userName, link, contentId }: TopBarProps) {
  const t = useUiText();
  return (
    <header>
      <a className="visually-hidden-focusable console-skip" href={`#${contentId}`}>
        {t("top.skip")}
      </a>
      <Header type="slim" className="console-top">
        <HeaderContent>
          <a href="/" className="navbar-brand console-brand">
            {t("top.comune", { tenant: tenantName })} · {title}
          </a>
          <HeaderRightZone>
            {demonstration && (
              <Badge color="light" className="console-demo">
                {t("top.demonstration")}
              </Badge>
            )}
            {link && (
              <a className="console-top-link" href={link.href}>
                {link.label}
              </a>
            )}
            {userName !== undefined && <SignedIn name={userName} />}
          </HeaderRightZone>
        </HeaderContent>
      </Header>
    </header>
  );
}

function SignedIn({ name }: { readonly name: string }) {
  const t = useUiText();
  return (
    <>
      <span className="console-user">{name}</span>
      <form method="post" action="/esci">
        <button type="submit" className="console-sign-out">
          {t("top.signOut")}
        </button>
      </form>
    </>
  );
}
