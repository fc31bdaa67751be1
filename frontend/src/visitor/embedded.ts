/** Browsers inside of other apps: they often give no camera, whatever they say. `wv` is Android's WebView. */
const EMBEDDED =
  /\b(FBAN|FBAV|FB_IAB|Instagram|WhatsApp|Line|MicroMessenger|Snapchat|LinkedInApp|Pinterest|musical_ly|BytedanceWebview|Telegram-Android)\b|; wv\)/;

/** Whether a user agent names a browser inside of another app. */
export function isEmbedded(userAgent: string): boolean {
  return EMBEDDED.test(userAgent);
}

/** On Android: where to go so that the phone's own browser opens `address`, whichever app shows the page. */
export function intentOf(address: string): string {
  const { protocol, host, pathname, search } = new URL(address);
  return `intent://${host}${pathname}${search}#Intent;scheme=${protocol.slice(0, -1)};end`;
}
