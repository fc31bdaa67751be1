import type { MouseEvent, ReactNode } from "react";
import { useManage } from "../context";
import { type Place, pathOf } from "../state/places";

interface PlaceLinkProps {
  readonly to: Place;
  readonly children: ReactNode;
  readonly className?: string;
  readonly current?: boolean;
}

/** A link as any other, for the keyboard and for new tabs; a plain click does not load the page. */
export function PlaceLink({ to, children, className, current }: PlaceLinkProps) {
  const { go } = useManage();
  const follow = (event: MouseEvent) => {
    if (event.button !== 0 || event.metaKey || event.ctrlKey || event.shiftKey || event.altKey) return;
    event.preventDefault();
    go(to);
  };
  return (
    <a
      href={pathOf(to) + location.search}
      className={className}
      aria-current={current ? "page" : undefined}
      onClick={follow}
    >
      {children}
    </a>
  );
}
