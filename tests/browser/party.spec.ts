// The people at one table: their names, who is choosing, another phone, and a stranger.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { violations } from './axe';
import { expect, test } from './house';
import { screen } from './screens';
import { add, addButton, cartCounts, desk, groupOf, isLive, mark, nameOf, openCart, order, send, stayed } from './steps';

/** What the code on the screen says. */
async function decode(file: string): Promise<string> {
  const { stdout } = await promisify(execFile)('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', file]);
  return stdout.trim();
}

async function callMe(page: Page, name: string): Promise<void> {
  await page.goto('/visit/me');
  await page.getByLabel('Your name', { exact: true }).fill(name);
  await page.getByRole('button', { name: 'Save' }).click();
}

const choosing = (page: Page) => page.locator('#choosing');
const pizza = (page: Page) => page.getByRole('link', { name: 'Pizza Margherita', exact: true });

test('a name of one’s own shows at once everywhere', async ({ house }) => {
  const [anna, ben, floor] = [await house.guest('T4'), await house.guest('T4'), await house.staff('floor')];
  await add(anna, 'Tomato bruschetta');
  await cartCounts(ben, 1);
  await openCart(ben);
  await isLive(ben);
  await mark(ben);
  await desk(floor, 'T4');
  await isLive(floor);

  await anna.getByRole('link', { name: 'Your name and who is at this table' }).click();
  await expect(anna).toHaveURL(/\/visit\/me$/);
  await callMe(anna, 'Anna');
  await expect(anna.getByRole('heading', { level: 1 })).toHaveText('You are Anna');
  await expect(groupOf(ben, 'Anna')).toContainText('Tomato bruschetta');
  await expect(ben.locator('#guests')).toContainText('Anna');
  await stayed(ben);
  await expect(floor.locator('#desk-guests')).toContainText('Anna');

  await expect(anna.getByLabel('Your name', { exact: true })).toHaveAccessibleDescription('The others at your table and our staff see it. Up to 20 characters.');
  await test.step('a name that somebody has, is empty or too long is refused beside the field, and kept', async () => {
    await callMe(ben, 'anna');
    await expect(ben.locator('#name-error')).toHaveText('Somebody at this table has this name. Please choose another one.');
    await expect(ben.getByLabel('Your name', { exact: true })).toHaveValue('anna');
    expect(await violations(ben)).toEqual([]);
    await screen(ben, 'party-me-refused');
  });
  await test.step('the page is good in light and dark', async () => {
    await callMe(ben, 'Ben');
    for (const scheme of ['light', 'dark'] as const) {
      await screen(anna, `party-me-${scheme}`, { scheme, whole: true });
    }
    expect(await violations(anna)).toEqual([]);
    await anna.emulateMedia({ colorScheme: 'dark' });
    expect(await violations(anna)).toEqual([]);
  });
});

test('the others see who is choosing, and nothing moves', async ({ house }) => {
  const [anna, ben, carla] = [await house.guest('T4'), await house.guest('T4'), await house.guest('T4')];
  for (const [page, name] of [[anna, 'Anna'], [ben, 'Ben'], [carla, 'Carla']] as const) {
    await callMe(page, name);
    await page.goto('/menu');
    await isLive(page);
  }
  await openCart(carla);
  await isLive(carla);
  const boxes = () => carla.evaluate(() => [...document.querySelectorAll('header, main, .dock, .tabs')].map((el) => JSON.stringify(el.getBoundingClientRect())));
  const still = await boxes();

  await pizza(anna).click();
  await expect(choosing(carla)).toHaveText('Anna is choosing…');
  expect(await boxes()).toEqual(still);
  await expect(choosing(anna).locator('span:visible')).toHaveCount(0);
  await pizza(ben).click();
  await expect(choosing(carla)).toHaveText(/Anna and Ben are choosing…/);
  await expect(choosing(carla).locator('span:visible')).toHaveText(['Anna and Ben are choosing…']);
  for (const scheme of ['light', 'dark'] as const) await screen(carla, `party-choosing-${scheme}`, { scheme });
  expect(await violations(carla)).toEqual([]);

  await test.step('each reads of the others only', async () => {
    await anna.getByRole('dialog').getByRole('link', { name: 'Close' }).click();
    await expect(choosing(anna).locator('span:visible')).toHaveText(['Ben is choosing…']);
    await screen(anna, 'party-choosing-menu');
    await carla.goto('/menu');
    await isLive(carla);
    await expect(choosing(carla).locator('span:visible')).toHaveText(['Ben is choosing…']);
  });
  await test.step('it is over when the sheet closes, when the page is hidden, and when the tab closes', async () => {
    const soon = { timeout: 2000 };
    await ben.keyboard.press('Escape');
    await expect(choosing(carla)).toBeEmpty(soon);
    await pizza(ben).click();
    await expect(choosing(carla)).not.toBeEmpty();
    const hide = (hidden: boolean) =>
      ben.evaluate((value) => {
        Object.defineProperty(document, 'hidden', { configurable: true, get: () => value });
        document.dispatchEvent(new Event('visibilitychange'));
      }, hidden);
    await hide(true);
    await expect(choosing(carla)).toBeEmpty(soon);
    await hide(false);
    await expect(choosing(carla)).toContainText('Ben is choosing…', soon);
    await ben.close();
    await expect(choosing(carla)).toBeEmpty(soon);
  });
  await test.step('a dish on a page of its own counts too', async () => {
    await anna.goto((await pizza(anna).getAttribute('href')) ?? '');
    await expect(choosing(carla)).toContainText('Anna is choosing…');
    await anna.goto('/visit/orders');
    await expect(choosing(carla)).toBeEmpty();
  });
});

test('a guest goes on with another phone', async ({ house }) => {
  const [anna, ben] = [await house.guest('T4'), await house.guest('T4')];
  await callMe(anna, 'Anna');
  await anna.goto('/menu');
  await add(anna, 'Tomato bruschetta');
  await cartCounts(anna, 1);
  await anna.goto('/visit/me');
  await anna.getByRole('button', { name: 'Use another phone' }).click();
  await expect(anna.getByRole('heading', { level: 1 })).toHaveText('Go on with another phone');
  await expect(anna.getByText(/Good for one phone, until \d\d:\d\d\./)).toBeVisible();
  expect(await violations(anna)).toEqual([]);
  await screen(anna, 'party-handover-light', { scheme: 'light', whole: true });
  const link = await decode(await screen(anna, 'party-handover-dark', { scheme: 'dark', whole: true }));
  expect(link).toMatch(/\/h\/[0-9a-f]{32}$/);
  await expect(anna.getByRole('link', { name: link })).toBeVisible();

  const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
  const tablet = await house.visitor(phone);
  await test.step('a look at the link uses nothing up', async () => {
    await tablet.goto(link);
    const head = () => tablet.evaluate(async () => (await fetch(location.href, { method: 'HEAD' })).status);
    for (let look = 0; look < 3; look += 1) expect(await head()).toBe(200);
    await tablet.reload();
    await expect(tablet.getByRole('heading', { level: 1 })).toHaveText('Go on as Anna at table T4?');
    expect(await violations(tablet)).toEqual([]);
    for (const scheme of ['light', 'dark'] as const) await screen(tablet, `party-go-on-${scheme}`, { scheme });
  });
  await test.step('the same guest, cart and colour on both', async () => {
    await tablet.getByRole('button', { name: 'Go on as Anna' }).click();
    await expect(tablet).toHaveURL(/\/menu$/);
    expect(await nameOf(tablet)).toBe('Anna');
    await cartCounts(tablet, 1);
    await add(tablet, 'Roast potatoes');
    await anna.goto('/menu');
    await cartCounts(anna, 2);
    await add(anna, 'Fried calamari');
    await openCart(ben);
    await expect(ben.locator('#cart .group')).toHaveCount(1);
    await expect(groupOf(ben, 'Anna').locator('.name')).toHaveText(['Tomato bruschetta', 'Roast potatoes', 'Fried calamari']);
    await expect(ben.locator('#guests > li')).toHaveCount(2);
    const colour = (page: Page) => page.locator('body').evaluate((body) => /me-\d+/.exec(body.className)?.[0]);
    expect(await colour(tablet)).toBe(await colour(anna));
  });
  await test.step('a second use is refused with the way out', async () => {
    const third = await house.visitor(phone);
    const answer = await third.goto(link);
    expect(answer?.status()).toBe(410);
    await expect(third.getByRole('heading', { level: 1 })).toHaveText('This code is no longer good');
    await expect(third.getByText('scan the code on the table')).toBeVisible();
    await screen(third, 'party-over');
    expect((await third.goto('/h/00000000000000000000000000000000'))?.status()).toBe(404);
    expect((await third.goto('/h/nonsense'))?.status()).toBe(404);
  });
  expect(house.log).not.toContain(link.slice(-32));
});

test('a stranger is sent away by a guest who came first', async ({ house }) => {
  const [anna, ben] = [await house.guest('T4'), await house.guest('T4')];
  const stranger = await house.guest('T4');
  const name = await nameOf(stranger);
  await order(ben, 'Tomato bruschetta');
  await stranger.goto('/visit/me');
  await expect(stranger.locator('#people > li')).toHaveCount(3);
  await expect(stranger.locator('summary:visible')).toHaveCount(0);

  await anna.goto('/visit/me');
  await isLive(anna);
  await expect(anna.locator('summary:visible')).toHaveText([`Not at our table ${name}`]);
  await anna.locator('summary').click();
  await screen(anna, 'party-send-away', { whole: true });
  expect(await violations(anna)).toEqual([]);
  await anna.getByRole('button', { name: `Send ${name} away` }).click();
  await expect(anna.locator('#people > li')).toHaveCount(2);
  await expect(stranger.getByText('Your session at this table has been ended.')).toBeVisible();
});

test('names, another phone and strangers without scripts', async ({ house }) => {
  const plain = { javaScriptEnabled: false };
  const [anna, ben, stranger] = [await house.guest('T3', plain), await house.guest('T3', plain), await house.guest('T3', plain)];
  await anna.getByRole('link', { name: 'Your name and who is at this table' }).click();
  await callMe(anna, 'Anna');
  await expect(anna.getByRole('heading', { level: 1 })).toHaveText('You are Anna');
  await callMe(ben, 'ANNA');
  await expect(ben.locator('#name-error')).toBeVisible();
  await callMe(ben, 'Ben');
  await callMe(stranger, 'Eve');

  await stranger.locator('.by-2 summary').click();
  await stranger.getByRole('button', { name: 'Send Ben away' }).click();
  await expect(stranger.getByRole('alert').filter({ hasText: 'Please ask our staff' })).toBeVisible();
  await anna.goto('/visit/me');
  await anna.locator('.by-3 summary').click();
  await anna.getByRole('button', { name: 'Send Eve away' }).click();
  await expect(anna.locator('#people')).not.toContainText('Eve');
  expect((await stranger.goto('/menu'))?.status()).toBe(401);

  await anna.getByRole('button', { name: 'Use another phone' }).click();
  const link = (await anna.getByRole('link', { name: /\/h\// }).getAttribute('href')) ?? '';
  const other = await house.visitor(plain);
  await other.goto(link);
  await other.getByRole('button', { name: 'Go on as Anna' }).click();
  await addButton(other, 'Tomato bruschetta').click();
  await other.getByRole('link', { name: 'Cart', exact: true }).click();
  await expect(groupOf(other, 'Anna')).toContainText('(you)');
  await send(other);
  await anna.goto('/visit/orders');
  await expect(anna.locator('#orders')).toContainText('Tomato bruschetta');
});
