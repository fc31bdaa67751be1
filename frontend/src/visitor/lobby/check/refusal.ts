/** What to press after a refusal: each browser keeps the permission in another place. */

/** Browsers whose way is known, and the rest. */
export type Way =
  | "chrome"
  | "chromeAndroid"
  | "samsung"
  | "firefox"
  | "firefoxAndroid"
  | "safariMac"
  | "safariIos"
  | "appIos"
  | "other";

/**
 * The way back to a permission in the browser that the user agent names. Only a sentence hangs on it, and the one for
 * an unknown browser is true everywhere. `touchPoints` tells an iPad, which says that it is a Mac.
 */
export function wayOf(userAgent: string, touchPoints: number): Way {
  const names = (pattern: RegExp) => pattern.test(userAgent);
  if (names(/iPhone|iPad|iPod/) || (names(/Macintosh/) && touchPoints > 1)) {
    // All of them are Safari inside, but their permissions are the system's.
    return names(/CriOS|FxiOS|EdgiOS|OPT\/|OPiOS|DuckDuckGo/) ? "appIos" : "safariIos";
  }
  const mobile = names(/Android/);
  if (names(/SamsungBrowser/)) return "samsung";
  if (names(/Firefox/)) return mobile ? "firefoxAndroid" : "firefox";
  if (names(/OPR|Vivaldi|YaBrowser|HuaweiBrowser|MiuiBrowser/)) return "other";
  if (names(/Chrome|Chromium/)) return mobile ? "chromeAndroid" : "chrome";
  return names(/Macintosh.*Safari/) ? "safariMac" : "other";
}
