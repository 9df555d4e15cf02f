// Nothing for axe to complain about on any page, in light and in dark, on a phone and on a desk.

import { violations } from './axe';
import { expect, test } from './house';
import { withoutOwner } from './program';
import { tour, tourOfProof } from './tour';
import type { Page } from '@playwright/test';

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const desk = { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false };

async function look(name: string, page: Page): Promise<void> {
  const width = page.viewportSize()?.width ?? 0;
  expect.soft(await violations(page), `${name} at ${width}`).toEqual([]);
}

test('every screen of the house', async ({ house }) => {
  test.setTimeout(600_000);
  await tour(house, [phone, desk], [phone, desk], look);
});

test('the page that asks for the password again', async ({ house }) => {
  await tourOfProof(house, [phone, desk], look);
});

test('the setup of a house without an owner, and its first pages', async ({ browser }) => {
  test.setTimeout(120_000);
  await withoutOwner(async (url, code) => {
    for (const [n, options] of [phone, desk].entries()) {
      const context = await browser.newContext({ ...options, baseURL: url });
      const page = await context.newPage();
      if (n === 0) {
        // Every page leads there.
        await page.goto('/kitchen');
        await expect(page).toHaveURL(/\/setup$/);
      }
      await page.goto('/setup');
      await look('setup', page);
      await context.close();
    }
    const page = await browser.newPage({ ...desk, baseURL: url });
    await page.goto('/setup');
    await page.getByLabel('Setup code').fill(code);
    await page.getByLabel('Your name').fill('rosa');
    await page.getByLabel('Password').fill('short');
    await page.locator('form.card').evaluate((form: HTMLFormElement) => (form.noValidate = true));
    await page.getByRole('button', { name: 'Become the owner' }).click();
    await expect(page.locator('#password-error')).toBeVisible();
    await look('setup-refused', page);
    await page.getByLabel('Password').fill('four words do well');
    await page.getByRole('button', { name: 'Become the owner' }).click();
    await page.waitForURL('**/setup/house');
    await page.goto('/admin');
    await expect(page.getByRole('heading', { name: 'What comes next' })).toBeVisible();
    await look('admin-new', page);
    for (const path of ['/setup/tables', '/setup/menu', '/floor', '/kitchen', '/admin/tables', '/admin/stations']) {
      await page.goto(path);
      await look(`${path} of a new house`, page);
    }
    await page.close();
  });
});
