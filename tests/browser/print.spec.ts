import { add, seat, send } from './api';
import { expect, test } from './house';

test('the figures print in ink on white, whole and without what is to be tapped', async ({ house }) => {
  const { api, visit } = await seat(house, 'T4');
  await add(api, visit);
  expect(await send(api, visit)).toBe(201);
  const owner = await house.staff('owner', { colorScheme: 'dark' });
  await expect(async () => {
    await owner.goto('/admin/insights/overview?length=day');
    await expect(owner.locator('.chart .bar').first()).toBeAttached({ timeout: 100 });
  }).toPass();
  const ink = (): Promise<string> => owner.locator('.i-section h2').first().evaluate((e) => getComputedStyle(e).color);
  const onScreen = await ink();
  await owner.emulateMedia({ media: 'print', colorScheme: 'dark' });
  expect(await ink()).not.toBe(onScreen);
  expect(await owner.locator('.admin').evaluate((e) => getComputedStyle(e).backgroundColor)).toBe('rgb(255, 255, 255)');
  await expect(owner.locator('h1')).toContainText('·');
  for (const shown of ['.chart.wide .bar', '.i-section h2']) {
    await expect(owner.locator(shown).first()).toBeVisible();
  }
  for (const gone of ['.a-nav', '.i-tabs', '.btn', '.i-same', '.i-period .chip', '[data-value]']) {
    for (const one of await owner.locator(gone).all()) await expect(one).toBeHidden();
  }
  // A table that is folded on the screen is not on paper.
  await owner.goto('/admin/insights/dishes?length=day');
  for (const row of await owner.locator('.i-table:not(.i-same) tbody tr').all()) await expect(row).toBeVisible();
});
