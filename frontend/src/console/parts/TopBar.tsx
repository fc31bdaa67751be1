import { Badge, Header, HeaderBrand, HeaderContent, HeaderRightZone, Icon } from "design-react-kit";
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
    <Header type="slim" className="console-top">
      <HeaderContent>
        <HeaderBrand href="/" className="console-brand">
          {t("console.comune", { tenant: tenantName })} · {t("console.title")}
        </HeaderBrand>
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
      <span className="console-user">
        <Icon icon="it-user" size="sm" color="white" aria-hidden /> <span>{viewer.name}</span>
      </span>
      <form method="post" action="/esci">
        <button type="submit" className="btn btn-xs console-sign-out">
          {t("console.signOut")}
        </button>
      </form>
    </>
  );
}
