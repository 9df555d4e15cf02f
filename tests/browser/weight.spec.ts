// What a phone loads on its first visit and on the next: counted by Chromium itself, over the wire.

import type { Page } from '@playwright/test';
import { expect, test } from './house';
import { add, cartCounts } from './steps';

/** What the page may weigh at most, without photos: gzip bytes of the bodies. */
const most = 35_000;
/** The most that one photo may weigh at the size that the menu shows. */
const photo = 12_000;

interface Loaded {
  path: string;
  type: string;
  /** What the house answered; 0 if nobody asked it, because the browser had the file. */
  status: number;
  bytes: number;
  headers: number;
}

/** Keeps a record of all that the page loads; what comes back empties it and starts anew. */
async function watch(page: Page): Promise<() => Loaded[]> {
  const session = await page.context().newCDPSession(page);
  await session.send('Network.enable');
  const loaded = new Map<string, Loaded>();
  // Only these events tell what went over the wire: elsewhere a 304 looks like the page that was kept.
  const wire = new Map<string, number>();
  session.on('Network.responseReceivedExtraInfo', ({ requestId, statusCode }) => wire.set(requestId, statusCode));
  session.on('Network.responseReceived', ({ requestId, type, response }) => {
    const { pathname, protocol } = new URL(response.url);
    if (protocol === 'data:') return;
    loaded.set(requestId, { path: pathname, type, status: 0, bytes: 0, headers: response.encodedDataLength });
  });
  session.on('Network.loadingFinished', ({ requestId, encodedDataLength }) => {
    const entry = loaded.get(requestId);
    if (entry) entry.bytes = Math.max(0, encodedDataLength - entry.headers);
  });
  return () => {
    const all = [...loaded].map(([id, entry]) => ({ ...entry, status: wire.get(id) ?? 0 }));
    wire.clear();
    return all;
  };
}

const isPhoto = (entry: Loaded): boolean => entry.path.startsWith('/pictures/');

test('the first visit is light, and the next one asks once', async ({ house }) => {
  const page = await house.visitor({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  const taken = await watch(page);
  await page.goto(house.tableUrl('T4'), { waitUntil: 'networkidle' });
  await expect(page.locator('.item').nth(59)).toBeAttached();

  const first = taken();
  const own = first.filter((entry) => !isPhoto(entry));
  const bytes = own.reduce((sum, entry) => sum + entry.bytes, 0);
  const headers = own.reduce((sum, entry) => sum + entry.headers, 0);
  const each = own.map((entry) => `${entry.path.split('/').at(-1)} ${entry.bytes}`).join(', ');
  console.log(`first visit: ${bytes} bytes (at most ${most}) in ${own.length} requests (${each}) and ${headers} of headers`);
  expect(own.map((entry) => entry.type).sort(), each).toEqual(['Document', 'Other', 'Script', 'Stylesheet']);
  expect(bytes, each).toBeLessThanOrEqual(most);

  const photos = first.filter(isPhoto);
  const all = await page.locator('img').count();
  expect(photos.length, 'photos that are out of sight wait').toBeLessThan(all / 2);
  for (const { path, bytes: size } of photos) expect(size, path).toBeLessThanOrEqual(photo);

  // Somebody else's fact, at another table, changes nothing that this page says.
  await house.guest('T7');
  await page.goto('/menu', { waitUntil: 'networkidle' });
  await expect(page.locator('.item').nth(59)).toBeAttached();
  // A photo that came into sight only now may come; none comes twice.
  const seen = new Set(first.map((entry) => entry.path));
  const asked = taken().filter((entry) => entry.status > 0 && (!isPhoto(entry) || seen.has(entry.path)));
  const again = asked.map(({ path, status }) => ({ path, status }));
  expect(again).toEqual([{ path: '/menu', status: 304 }]);

  // What the page says has changed, so it comes anew.
  await add(page, 'Tomato bruschetta');
  await expect(page.locator('#toast')).not.toBeEmpty();
  taken();
  await page.goto('/menu', { waitUntil: 'networkidle' });
  await cartCounts(page, 1);
  const changed = taken().filter((entry) => entry.status > 0 && !isPhoto(entry));
  expect(changed.map(({ path, status }) => ({ path, status }))).toEqual([{ path: '/menu', status: 200 }]);
});

test('on a slow phone a tap answers before the house does, and nothing moves', async ({ house }) => {
  const page = await house.visitor({ viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true });
  const session = await page.context().newCDPSession(page);
  await session.send('Emulation.setCPUThrottlingRate', { rate: 4 });
  await session.send('Network.emulateNetworkConditions', {
    offline: false, latency: 150, downloadThroughput: 200_000, uploadThroughput: 200_000,
  });
  await page.addInitScript(() => {
    const vitals = { lcp: 0, cls: 0, inp: 0 };
    Object.assign(window, { vitals });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries()) vitals.lcp = entry.startTime;
    }).observe({ type: 'largest-contentful-paint', buffered: true });
    new PerformanceObserver((list) => {
      for (const entry of list.getEntries() as (PerformanceEntry & { value: number })[]) vitals.cls += entry.value;
    }).observe({ type: 'layout-shift', buffered: true });
    new PerformanceObserver((list) => {
      for (const { duration } of list.getEntries()) vitals.inp = Math.max(vitals.inp, duration);
    }).observe({ type: 'event', buffered: true, durationThreshold: 16 } as PerformanceObserverInit);
  });
  await page.goto(house.tableUrl('T4'), { waitUntil: 'networkidle' });

  let answer = (): void => undefined;
  const held = new Promise<void>((resolve) => { answer = resolve; });
  await page.route('**/visit/cart/lines', async (route) => { await held; await route.continue(); });
  await page.getByRole('button', { name: /Tomato bruschetta/ }).first().tap();
  await expect(page.locator('#cartbar .count')).toHaveText('1');
  answer();
  await cartCounts(page, 1);
  await expect(page.locator('#toast')).not.toBeEmpty();
  await page.evaluate(() => new Promise(requestAnimationFrame));
  const { lcp, cls, inp } = await page.evaluate(() => (window as unknown as { vitals: { lcp: number; cls: number; inp: number } }).vitals);
  // Times depend on the machine, so they are told and not judged.
  console.log(`a slow phone: LCP ${Math.round(lcp)} ms, longest answer to a tap ${inp} ms, layout shift ${cls}`);
  expect(cls).toBe(0);
});
