// Pictures of every screen, for people to look at: on a phone and a desk, light and dark, and what
// guests see also in Italian. It fails only where a screen is wider than the device.

import type { BrowserContextOptions, Page } from '@playwright/test';
import { expect, test } from './house';
import { withoutOwner } from './program';
import { screen } from './screens';
import { tour } from './tour';

const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const desk: BrowserContextOptions = { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false };

async function shoot(name: string, page: Page): Promise<void> {
  const width = page.viewportSize()?.width ?? 0;
  const lang = await page.locator('html').getAttribute('lang');
  const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
  expect.soft(wide, `${name} in ${lang} at ${width} is wider than the device`).toBe(0);
  for (const scheme of ['light', 'dark'] as const) {
    await screen(page, `${name}-${lang}-${width}-${scheme}`, { scheme });
  }
}

test('every screen of the house', async ({ house }) => {
  test.setTimeout(400_000);
  const italian = { locale: 'it-IT' };
  await tour(house, [phone, desk, { ...phone, ...italian }, { ...desk, ...italian }], [phone, desk], shoot);
});

test('the setup', async ({ browser }) => {
  await withoutOwner(async (url) => {
    for (const options of [phone, desk]) {
      const page = await browser.newPage({ ...options, baseURL: url });
      await page.goto('/setup');
      await shoot('setup', page);
      await page.close();
    }
  });
});
