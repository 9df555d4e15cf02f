// Past sales of another system, brought on the owner's page: with and without scripts, on a phone in the dark and on
// a desk, with nothing for axe to complain about at any step.

import path from 'node:path';
import { violations } from './axe';
import { expect, test } from './house';

const SALES = path.resolve(import.meta.dirname, '../fixtures/pizzaplace.csv.gz');
const phone = { viewport: { width: 390, height: 844 }, colorScheme: 'dark', javaScriptEnabled: false } as const;
const desk = { viewport: { width: 1280, height: 800 } } as const;

for (const [name, options] of [['a phone without scripts', phone], ['a desk', desk]] as const) {
  test(`a year of sales comes in and leaves again on ${name}`, async ({ house }) => {
    test.setTimeout(180_000);
    const boss = await house.staff('owner', options);
    const look = async (): Promise<void> => {
      if (options === desk) expect.soft(await violations(boss)).toEqual([]);
      const wide = await boss.locator('html').evaluate((html) => html.scrollWidth > html.clientWidth).catch(() => false);
      expect(wide, 'nothing is wider than the screen').toBe(false);
    };
    await boss.goto('/admin/insights');
    await boss.getByRole('link', { name: 'Past sales' }).click();
    await boss.getByLabel('File with sales').setInputFiles(SALES);
    await boss.getByRole('button', { name: 'See what is in it' }).click();
    await expect(boss.getByLabel('Dish', { exact: true })).toHaveValue('3');
    await look();

    await boss.getByLabel('Dish', { exact: true }).selectOption('');
    await boss.getByRole('button', { name: 'Check the file' }).click();
    await expect(boss.getByText('No column was found for “Dish”')).toBeVisible();
    await look();

    await boss.getByLabel('Dish', { exact: true }).selectOption({ label: 'name' });
    await boss.getByRole('button', { name: 'Check the file' }).click();
    await expect(boss.locator('progress')).toBeVisible();
    await expect(boss.getByRole('heading', { name: 'This file can be imported' })).toBeVisible({ timeout: 60_000 });
    await expect(boss.getByText('€817,860.05')).toBeVisible();
    await look();

    await boss.getByRole('button', { name: 'Import 21,350 orders' }).click();
    await expect(boss.getByText('21,350 orders were imported.')).toBeVisible({ timeout: 90_000 });
    await look();
    await boss.goto('/admin/insights?length=month&at=2015-07-01');
    await expect(boss.getByText('€72,557.90 of it is from imported sales.')).toBeVisible();
    await expect(boss.getByText('+6.3')).not.toHaveCount(0);

    await boss.goto('/admin/insights/import');
    await boss.getByText('Take back').first().click();
    await boss.getByRole('button', { name: 'Take back' }).click();
    await expect(boss.getByText('21,350 orders were taken back.')).toBeVisible({ timeout: 90_000 });
    await look();
  });
}
