// What a phone loads on its first visit and on the next: counted by Chromium itself, over the wire.

import type { CDPSession, Page } from '@playwright/test';
import { expect, test } from './house';

/** The most that the page may weigh, without photos: gzip bytes of the bodies. */
const most = 35_000;
/** The most that one photo may weigh at the size that the menu shows. */
const photo = 12_000;

interface Loaded {
  path: string;
  type: string;
  status: number;
  /** Came from the browser's own memory; nobody was asked. */
  kept: boolean;
  bytes: number;
  headers: number;
}

/** Keeps a record of all that the page loads from here on. */
async function watch(page: Page): Promise<{ loaded: Map<string, Loaded>; session: CDPSession }> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const loaded = new Map<string, Loaded>();
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    const { pathname, protocol } = new URL(response.url);
    if (protocol === 'data:') return;
    const kept = response.fromDiskCache === true || response.fromPrefetchCache === true;
    loaded.set(requestId, { path: pathname, type, status: response.status, kept, bytes: 0, headers: response.encodedDataLength });
  });
  session.on('Network.requestServedFromCache', ({ requestId }) => {
    const entry = loaded.get(requestId);
    if (entry) entry.kept = true;
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const entry = loaded.get(requestId);
    if (entry) entry.bytes = Math.max(0, encodedDataLength - entry.headers);
  });
  return { loaded, session };
}

const isPhoto = (entry: Loaded): boolean => entry.path.startsWith('/pictures/');

test('the first visit is light, and the next one asks once', async ({ house }) => {
  const page = await house.visitor({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  const { loaded } = await watch(page);
  await page.goto(house.tableUrl('T4'), { waitUntil: 'networkidle' });
  await expect(page.locator('.item').nth(59)).toBeAttached();

  const first = [...loaded.values()];
  const own = first.filter((entry) => !isPhoto(entry));
  const bytes = own.reduce((sum, entry) => sum + entry.bytes, 0);
  const headers = own.reduce((sum, entry) => sum + entry.headers, 0);
  const each = own.map((entry) => `${entry.path.split('/').at(-1)} ${entry.bytes}`).join(', ');
  console.log(`first visit: ${bytes} bytes in ${own.length} requests (${each}) and ${headers} of headers`);
  expect(own.map((entry) => entry.type).sort(), each).toEqual(['Document', 'Other', 'Script', 'Stylesheet']);
  expect(bytes, each).toBeLessThanOrEqual(most);

  const photos = first.filter(isPhoto);
  const all = await page.locator('img').count();
  expect(photos.length, 'photos that are out of sight wait').toBeLessThan(all / 2);
  for (const { path, bytes: size } of photos) expect(size, path).toBeLessThanOrEqual(photo);
});
