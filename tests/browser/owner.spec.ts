// The owner changes a dish while two guests have the menu open, one of them that very dish: both phones show it at
// once, also in the open sheet, where nothing is lost that the guest chose or typed.

import type { Page } from '@playwright/test';
import { expect, test } from './house';
import { cartCounts, isLive, mark, openCart, send, sentLine, stayed } from './steps';

const DISH = 'Fries';

test('what the owner changes of a dish is on both phones at once, and in its open sheet', async ({ house }) => {
  test.setTimeout(120_000);
  const [boss, anna, ben] = [await house.staff('owner'), await house.guest('T3'), await house.guest('T3')];
  const onMenu = (guest: Page) => guest.locator('#menu .item', { has: guest.getByRole('heading', { name: DISH, exact: true, includeHidden: true }) });
  const sheet = ben.getByRole('dialog');
  const total = sheet.locator('[data-total]');
  const editor = async () => {
    await boss.goto('/admin/menu');
    await boss.getByRole('link', { name: DISH, exact: true }).click();
    await expect(boss.getByRole('heading', { level: 1, name: DISH })).toBeVisible();
  };
  const open = async (guest: Page) => guest.getByRole('link', { name: DISH, exact: true }).click();
  const save = async () => {
    await boss.getByLabel('Price', { exact: true }).press('Enter');
    await expect(boss.getByText(`${DISH} is saved`)).toBeVisible();
  };

  await test.step('one guest has ordered the dish, the other one has it open', async () => {
    await open(anna);
    await anna.getByRole('dialog').getByRole('checkbox', { name: /^Ketchup/ }).check();
    await anna.getByRole('button', { name: /^Add to cart/ }).click();
    await cartCounts(anna, 1);
    await openCart(anna);
    await send(anna);
    await expect(sentLine(anna, DISH)).toContainText('€5.50');
    await anna.goto('/menu');
    await open(ben);
    await sheet.getByRole('checkbox', { name: /^Ketchup/ }).check();
    await sheet.locator('#note').fill('crisp, please');
    await expect(total).toHaveText('€5.50');
    for (const guest of [anna, ben]) {
      await isLive(guest);
      await mark(guest);
    }
  });

  await test.step('a price', async () => {
    await editor();
    await boss.getByLabel('Price', { exact: true }).fill('5,40');
    await save();
    for (const guest of [anna, ben]) await expect(onMenu(guest).locator('.price')).toHaveText('€5.40');
    // While the guest types, the sheet stands still.
    await expect(sheet.locator('#note')).toBeFocused();
    await expect(total).toHaveText('€5.50');
    await sheet.locator('#note').press('Tab');
    await expect(total).toHaveText('€5.90');
    await expect(sheet.locator('#note')).toHaveValue('crisp, please');
  });

  await test.step('a photo', async () => {
    const icon = await onMenu(anna).locator('img').getAttribute('src');
    await boss.goto('/admin/menu');
    await boss.getByRole('link', { name: DISH, exact: true }).click();
    await boss.getByRole('link', { name: 'Photo', exact: true }).click();
    const buffer = await boss.screenshot();
    await boss.getByLabel('Choose a photo').setInputFiles({ name: 'fries.png', mimeType: 'image/png', buffer });
    await boss.getByRole('button', { name: 'Use this photo' }).click();
    for (const guest of [anna, ben]) {
      await expect(onMenu(guest).locator('img.photo:not(.icons)')).toHaveCount(1);
      await expect(onMenu(guest).locator('img')).not.toHaveAttribute('src', icon ?? '');
    }
    await expect(sheet.locator('.cover img:not(.icons)')).toHaveJSProperty('complete', true);
  });

  await test.step('an option with another name and price, and a new one', async () => {
    await editor();
    await boss.getByRole('link', { name: 'Sauces', exact: true }).click();
    await boss.getByRole('button', { name: 'Add an option' }).click();
    const rows = boss.locator('section', { has: boss.getByLabel('Adds to the price') });
    await rows.first().locator('[id$="name-en"]').fill('Tomato ketchup');
    await rows.first().getByLabel('Adds to the price').fill('0,70');
    await rows.last().locator('[id$="name-en"]').fill('Truffle mayonnaise');
    await rows.last().getByLabel('Adds to the price').fill('1,20');
    await boss.getByRole('button', { name: 'Save', exact: true }).last().click();
    await expect(boss.getByText('The choices are saved')).toBeVisible();
    await expect(sheet.getByRole('checkbox', { name: /^Tomato ketchup.*€0\.70/ })).toBeChecked();
    await expect(sheet.getByRole('checkbox', { name: /^Truffle mayonnaise.*€1\.20/ })).not.toBeChecked();
    await expect(total).toHaveText('€6.10');
    await expect(sheet.locator('#note')).toHaveValue('crisp, please');
    await open(anna);
    await expect(anna.getByRole('dialog').getByRole('checkbox', { name: /^Tomato ketchup.*€0\.70/ })).toBeVisible();
    await anna.keyboard.press('Escape');
  });

  await test.step('hours that are not now, and back', async () => {
    const day = ['sun', 'mon', 'tue', 'wed', 'thu', 'fri', 'sat'][(new Date().getDay() + 3) % 7];
    await editor();
    await boss.locator('.h-more summary').first().click();
    await boss.locator(`[name="hours.0.day"][value="${day}"]`).check();
    await boss.locator('[name="hours.0.from"]').fill('12:00');
    await boss.locator('[name="hours.0.to"]').fill('14:00');
    await save();
    for (const guest of [anna, ben]) await expect(onMenu(guest)).toContainText('from 12:00');
    await expect(sheet).toContainText('from 12:00');
    await expect(sheet.getByRole('button', { name: /^Add to cart/ })).toHaveCount(0);
    await editor();
    await boss.locator(`[name="hours.0.day"][value="${day}"]`).uncheck();
    await boss.locator('[name="hours.0.from"]').fill('');
    await boss.locator('[name="hours.0.to"]').fill('');
    await save();
    for (const guest of [anna, ben]) await expect(onMenu(guest)).not.toContainText('from 12:00');
    await expect(sheet.getByRole('button', { name: /^Add to cart/ })).toBeVisible();
  });

  await test.step('who adds it afterwards pays the new price, and the order before keeps its own', async () => {
    await sheet.getByRole('checkbox', { name: /^Tomato ketchup/ }).check();
    await sheet.getByRole('button', { name: /^Add to cart/ }).click();
    await cartCounts(ben, 1);
    for (const guest of [anna, ben]) await stayed(guest);
    await openCart(ben);
    await expect(ben.locator('#cart')).toContainText('Tomato ketchup');
    await expect(ben.locator('#summary .total dd')).toHaveText('€6.10');
    await send(ben);
    const lines = sentLine(ben, DISH);
    await expect(lines).toHaveCount(2);
    const before = lines.filter({ hasText: '€5.50' });
    await expect(before).toContainText('Ketchup');
    await expect(before).not.toContainText('Tomato');
    await expect(lines.filter({ hasText: '€6.10' })).toContainText('Tomato ketchup');
  });
  expect(house.problems).toEqual([]);
});
