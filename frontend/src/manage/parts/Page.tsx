import { type ReactNode, useEffect, useRef } from "react";
import { useManage } from "../context";

interface PageProps {
  readonly title: string;
  readonly intro?: ReactNode;
  readonly children: ReactNode;
}

/** Where the keyboard goes on when what had the focus is gone. */
export const PAGE_TITLE_ID = "page-title";

let firstPage = true;

/** Heading and content. A page that replaces another takes the focus and the title of the tab, as a loaded one would. */
export function Page({ title, intro, children }: PageProps) {
  const { t, tenant } = useManage();
  const heading = useRef<HTMLHeadingElement>(null);
  useEffect(() => {
    document.title = `${title} · ${t("title")} · ${tenant.name}`;
  }, [title, t, tenant.name]);
  useEffect(() => {
    if (!firstPage) heading.current?.focus();
    firstPage = false;
  }, []);
  return (
    <>
      <h1 ref={heading} id={PAGE_TITLE_ID} tabIndex={-1} className="page-title">
        {title}
      </h1>
      {intro && <p className="page-intro">{intro}</p>}
      {children}
    </>
  );
}
