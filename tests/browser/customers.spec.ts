// A guest with an account: two phones, one of them without scripts, the next visit, and the way out.

import type { Page } from '@playwright/test';
import { violations } from './axe';
import { expect, test } from './house';
import { screen } from './screens';
import { add, addButton, cartCounts, cook, isLive, openCart, payAndClose, send, serveAll } from './steps';

const secret = 'correct horse battery';

/** Nothing for axe to complain about, and a picture of it in both colours. */
async function look(page: Page, name: string): Promise<void> {
  expect.soft(await violations(page), name).toEqual([]);
  for (const scheme of ['light', 'dark'] as const) await screen(page, `customer-${name}-${scheme}`, { whole: true, scheme });
}

async function signIn(page: Page): Promise<void> {
  await page.goto('/visit/me');
  await page.getByRole('link', { name: 'Sign in to your account' }).click();
  await page.getByLabel('Name of the account').fill('Anna Rossi');
  await page.getByLabel('Passphrase or PIN').fill(secret);
  await page.getByRole('button', { name: 'Sign in' }).click();
  await expect(page).toHaveURL(/\/visit\/me$/);
}

test('an account goes from phone to phone and from visit to visit', async ({ house }) => {
  test.setTimeout(240_000);
  const anna = await house.guest('T4');

  await test.step('opened at the table, with a word about what was wrong beside the field', async () => {
    await anna.getByRole('link', { name: 'Your name and who is at this table' }).click();
    await anna.getByLabel('Your name', { exact: true }).fill('Anna');
    await anna.getByRole('button', { name: 'Save' }).click();
    await look(anna, 'offer');
    await anna.getByRole('link', { name: 'Open an account' }).click();
    await anna.getByLabel('Name of the account').fill('anna rossi');
    await anna.getByLabel('Passphrase or PIN').fill('short');
    await anna.getByRole('button', { name: 'Open an account' }).click();
    await expect(anna.locator('#secret-error')).toBeVisible();
    await expect(anna.getByLabel('Name of the account')).toHaveValue('anna rossi');
    await look(anna, 'register');
    await anna.getByLabel('Passphrase or PIN').fill(secret);
    await anna.getByRole('button', { name: 'Open an account' }).click();
    await expect(anna.getByRole('heading', { level: 1 })).toHaveText('Hello, anna rossi');
  });

  await test.step('a heart on a dish', async () => {
    await anna.goto('/menu');
    await isLive(anna);
    await anna.getByRole('link', { name: 'Pizza Margherita', exact: true }).click();
    const heart = anna.getByRole('dialog').getByRole('button', { name: 'Pizza Margherita is a favourite' });
    await heart.click();
    await expect(heart).toHaveAttribute('aria-pressed', 'true');
    await expect(heart).toBeFocused();
    await look(anna, 'heart');
    await anna.keyboard.press('Escape');
  });

  const two = await house.guest('T4', { javaScriptEnabled: false });
  await test.step('a second phone without scripts becomes the same guest, with the same cart', async () => {
    await addButton(two, 'Roast potatoes').click();
    await add(anna, 'Tomato bruschetta');
    await signIn(two);
    await expect(two.getByRole('heading', { level: 1 })).toHaveText('You are Anna');
    await two.goto('/visit/cart');
    await expect(two.locator('#cart .group')).toHaveCount(1);
    await openCart(anna);
    await expect(anna.locator('#cart .group')).toHaveCount(1);
    await expect(anna.locator('#cart .lines > li')).toHaveCount(2);
    await send(anna);
    await two.goto('/visit/orders');
    await expect(two.locator('#orders .lines > li')).toHaveCount(2);
    await two.goto('/menu');
    await expect(two.locator('#favourites')).toContainText('Pizza Margherita');
    await two.getByRole('link', { name: 'Fried calamari', exact: true }).click();
    await two.getByRole('button', { name: 'Fried calamari is a favourite' }).click();
    await expect(two).toHaveURL(/\/menu\/items\/\d+$/);
    await anna.goto('/menu');
    await add(anna, 'Negroni');
    await cartCounts(anna, 1);
  });

  await test.step('the table is closed before the Negroni was sent', async () => {
    const board = await house.staff('kitchen');
    await board.goto('/kitchen');
    await cook(board, 'Roast potatoes');
    const waiter = await house.staff('floor');
    await serveAll(waiter);
    await payAndClose(waiter, 'T4');
    await anna.goto('/menu');
    await expect(anna.getByRole('link', { name: 'Open your account' })).toBeVisible();
    await look(anna, 'thanks');
  });

  const next = await house.guest('T7');
  await test.step('at the next visit, on a third phone, everything is there', async () => {
    await signIn(next);
    await next.getByRole('link', { name: 'Open your account' }).click();
    await expect(next.getByRole('heading', { name: 'You did not send these' })).toBeVisible();
    await look(next, 'me');
    await next.getByRole('button', { name: 'Put them in the cart' }).click();
    await expect(next.getByRole('status').filter({ hasText: 'One line is in the cart.' })).toBeVisible();
    await cartCounts(next, 1);
    await isLive(next);
    await next.getByRole('button', { name: 'Add Roast potatoes' }).click();
    await expect(next.locator('#toast')).toHaveText("Added to the table's cart.");
    await cartCounts(next, 2);
    await next.getByRole('link', { name: 'All visits' }).click();
    await expect(next.getByRole('main')).toContainText('Table T4');
    await look(next, 'history');
  });

  await test.step('devices, privacy, and the way out', async () => {
    await next.goto('/me/settings');
    await look(next, 'settings');
    await next.getByRole('switch').check();
    await next.locator('form', { has: next.getByRole('switch') }).getByRole('button', { name: 'Save' }).click();
    await expect(next.getByRole('status').filter({ hasText: 'Saved.' })).toBeVisible();
    await next.goto('/menu');
    await add(next, 'Tuscan beans');
    await cartCounts(next, 3);
    await next.goto('/visit/cart');
    await send(next);
    const owner = await house.staff('owner');
    await expect(async () => {
      await owner.goto('/admin/insights/guests');
      await expect(owner.getByRole('heading', { name: 'Guests who let you see their name' })).toBeVisible({ timeout: 1000 });
      await expect(owner.getByRole('main')).toContainText('anna rossi', { timeout: 1000 });
    }).toPass({ timeout: 20_000 });
    await screen(owner, 'customer-owner', { whole: true });
    await next.goto('/me/settings');
    await next.getByRole('link', { name: 'Delete my account' }).click();
    await next.getByLabel('Passphrase or PIN').fill('something else entirely');
    await next.getByRole('button', { name: 'Delete my account for good' }).click();
    await expect(next.locator('#old-error')).toBeVisible();
    await look(next, 'delete');
    await next.getByLabel('Passphrase or PIN').fill(secret);
    await next.getByRole('button', { name: 'Delete my account for good' }).click();
    await expect(next.getByRole('link', { name: 'Sign in to your account' })).toBeVisible();
    await next.goto('/visit/orders');
    await expect(next.locator('#orders')).toContainText('Tuscan beans');
  });
});
