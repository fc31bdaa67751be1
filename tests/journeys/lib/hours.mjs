/** Time enough to come to the door before it shuts. */
const AHEAD_MS = 30_000;
const MINUTE_MS = 60_000;
/** As long ago as a door opened that is about to shut. */
const OPEN_FOR_MS = 2 * 60 * MINUTE_MS;

/** @returns {number} the first full minute, in ms since 1970, that leaves time to come to the door */
export function endOfHours() {
  return Math.ceil((Date.now() + AHEAD_MS) / MINUTE_MS) * MINUTE_MS;
}

/** @returns {string} hours of every day that end then, in OpenStreetMap's syntax */
export function hoursUntil(end) {
  return `Mo-Su ${romeTime(end - OPEN_FOR_MS)}-${romeTime(end)}`;
}

function romeTime(at) {
  return new Date(at).toLocaleTimeString('it-IT', { timeZone: 'Europe/Rome', hour: '2-digit', minute: '2-digit' });
}
