/** Browsers inside of other apps: they often give no camera, whatever they say. `wv` is Android's WebView. */
const EMBEDDED = /\b(FBAN|FBAV|FB_IAB|Instagram|WhatsApp|Line)\b|; wv\)/;

/** Whether a user agent names a browser inside of another app. */
export function isEmbedded(userAgent: string): boolean {
  return EMBEDDED.test(userAgent);
}
