const DOOR =
  "<rect width='32' height='32' rx='6' fill='#06c'/><path d='M10 27V6h12v21' fill='#fff'/><circle cx='19' cy='17' r='1.6' fill='#06c'/>";
const BADGE = "<circle cx='25' cy='7' r='7' fill='#cc334d' stroke='#fff' stroke-width='2'/>";

/** The tab's picture: a door, with a red mark while somebody knocks. */
export function setFavicon(ringing: boolean): void {
  const svg = `<svg xmlns='http://www.w3.org/2000/svg' viewBox='0 0 32 32'>${DOOR}${ringing ? BADGE : ""}</svg>`;
  const link = document.querySelector<HTMLLinkElement>("link[rel~=icon]") ?? document.createElement("link");
  link.rel = "icon";
  link.type = "image/svg+xml";
  link.href = `data:image/svg+xml,${encodeURIComponent(svg)}`;
  document.head.append(link);
}
