// Every screen on a phone, a tablet and a desk, what guests see in every language and what the staff see in two: none
// is wider than the device. With PICTURES=1 pictures of them are taken, light and dark, for people to look at, and
// contact sheets of them all.

import type { BrowserContextOptions, Page } from '@playwright/test';
import { expect, test } from './house';
import { withoutOwner } from './program';
import { type Picture, screen, sheets } from './screens';
import { tour, tourOfProof } from './tour';

const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const sizes = [phone.viewport, { width: 820, height: 1180 }, { width: 1280, height: 800 }];
const schemes = process.env['PICTURES'] ? (['light', 'dark'] as const) : [];

/** Measures the page in every size, and takes its pictures where they are wanted; adds them to `pictures`. */
async function shoot(pictures: Picture[], name: string, page: Page): Promise<void> {
  const lang = (await page.locator('html').getAttribute('lang')) ?? '';
  for (const size of sizes) {
    if (!size) continue;
    await page.setViewportSize(size);
    const wide = await page.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    expect.soft(wide, `${name} in ${lang} at ${size.width} is wider than the device`).toBe(0);
    for (const scheme of schemes) {
      const file = await screen(page, `${name}-${lang}-${size.width}-${scheme}`, { scheme });
      pictures.push({ name, sheet: `${lang}-${size.width}-${scheme}`, width: size.width, file });
    }
  }
  if (phone.viewport) await page.setViewportSize(phone.viewport);
}

test('every screen of the house', async ({ house, browser }) => {
  test.setTimeout(900_000);
  const pictures: Picture[] = [];
  const inLanguage = (locale: string): BrowserContextOptions => ({ ...phone, locale });
  const guests = ['en-GB', 'it-IT', 'de-DE', 'fr-FR', 'es-ES'].map(inLanguage);
  await tour(house, guests, ['en-GB', 'de-DE'].map(inLanguage), (name, page) => shoot(pictures, name, page));
  await tourOfProof(house, ['en-GB', 'de-DE'].map(inLanguage), (name, page) => shoot(pictures, name, page));
  if (pictures.length > 0) await sheets(browser, pictures);
});

test('the setup', async ({ browser }) => {
  const pictures: Picture[] = [];
  await withoutOwner(async (url) => {
    const page = await browser.newPage({ ...phone, baseURL: url });
    await page.goto('/setup');
    await shoot(pictures, 'setup', page);
    await page.close();
  });
});
