import { Badge, Header, HeaderContent, HeaderRightZone } from "design-react-kit";
import type { Viewer } from "../App";
import { useConsole } from "../context";

interface TopBarProps {
  readonly tenantName: string;
  readonly viewer: Viewer | undefined;
  readonly demonstration: boolean;
}

export function TopBar({ tenantName, viewer, demonstration }: TopBarProps) {
  const { t } = useConsole();
  return (
    <header>
      <a className="visually-hidden-focusable console-skip" href="#counter">
        {t("console.skip")}
      </a>
      <Header type="slim" className="console-top">
        <HeaderContent>
          <a href="/" className="navbar-brand console-brand">
            {t("console.comune", { tenant: tenantName })} · {t("console.title")}
          </a>
          <HeaderRightZone>
            {demonstration && (
              <Badge color="light" className="console-demo">
                {t("console.demonstration")}
              </Badge>
            )}
            {viewer && <SignedIn viewer={viewer} />}
          </HeaderRightZone>
        </HeaderContent>
      </Header>
    </header>
  );
}

function SignedIn({ viewer }: { readonly viewer: Viewer }) {
  const { t } = useConsole();
  return (
    <>
      {viewer.administers && (
        <a className="console-top-link" href="/gestione">
          {t("console.manage")}
        </a>
      )}
      <span className="console-user">{viewer.name}</span>
      <form method="post" action="/esci">
        <button type="submit" className="console-sign-out">
          {t("console.signOut")}
        </button>
      </form>
    </>
  );
}
