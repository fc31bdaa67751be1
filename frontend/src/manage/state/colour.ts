/** What WCAG 2.2, 1.4.3 asks of text, and the server of the comune's colour on white. */
export const ENOUGH_CONTRAST = 4.5;

/** `#rrggbb`, lower case; `undefined` where the text is not a colour of that form. */
export function toColour(text: string): string | undefined {
  const colour = text.trim().toLowerCase();
  return /^#[0-9a-f]{6}$/.test(colour) ? colour : undefined;
}

/** Contrast with white, from 1 to 21 (WCAG 2.2, "contrast ratio"). */
export function contrastOnWhite(colour: string): number {
  const channel = (at: number) => {
    const share = Number.parseInt(colour.slice(at, at + 2), 16) / 255;
    return share <= 0.04045 ? share / 12.92 : ((share + 0.055) / 1.055) ** 2.4;
  };
  const luminance = 0.2126 * channel(1) + 0.7152 * channel(3) + 0.0722 * channel(5);
  return 1.05 / (luminance + 0.05);
}
