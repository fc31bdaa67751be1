/**
 * The bytes that a visit moves over the wire, headers included, as the browser counts them.
 * @param {import('playwright-core').Page} page
 * @param {() => Promise<unknown>} visit
 * @returns {Promise<number>}
 */
export async function bytesOf(page, visit) {
  const session = await page.context().newCDPSession(page);
  let bytes = 0;
  session.on('Network.loadingFinished', ({ encodedDataLength }) => {
    bytes += encodedDataLength;
  });
  await session.send('Network.enable');
  await visit();
  await page.waitForLoadState('networkidle');
  await session.detach();
  return bytes;
}
