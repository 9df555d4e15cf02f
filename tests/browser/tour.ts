// A walk past every screen of the house during one evening, for tests that look at all of them.
// A new page is one line: `at(NAME, PATH, SELECTOR)` waits for the selector and shows the page.

import { type BrowserContextOptions, expect, type Page } from '@playwright/test';
import type { House } from './house';
import { setting } from './program';
import { add, addButton, cartCounts, close, desk, isLive, openCart, order, pay, send, serveAll, ticketWith } from './steps';

/** What is done at each stop: the screen's name and the page that shows it. */
export type See = (name: string, page: Page) => Promise<void>;
type At = (name: string, path: string, until: string) => Promise<void>;

/** Shows every screen to phones and desks with these options. */
export async function tour(house: House, guests: BrowserContextOptions[], staff: BrowserContextOptions[], see: See): Promise<void> {
  await setting(house, 'service-percent', '10');
  await setting(house, 'tips', '5 10 15');
  await setting(house, 'receipt-head', 'Via Roma 12, 20121 Milano');
  const anna = await house.guest('T4');
  const lookers = await Promise.all(guests.map((options) => house.guest('T4', options)));
  const cook = await house.staff('kitchen');
  const waiter = await house.staff('floor');
  await cook.goto('/kitchen');
  const at: At = async (name, path, until) => {
    for (const page of lookers) {
      // A page whose session has just ended loads itself anew, which may get in the way of this load.
      await expect(() => page.goto(path)).toPass({ timeout: 15_000 });
      await expect(page.locator(until).first()).toBeVisible();
      await see(name, page);
    }
  };

  await choosing(anna, lookers, at, see);
  await send(anna);
  await cooking(house, anna, cook, waiter);
  await at('orders', '/visit/orders', '#orders .steps');
  await at('help', '/visit/help', '#calls .notice');
  await at('diet', '/visit/diet', 'form.diet');
  await at('me', '/visit/me', '#people');
  await accounts(lookers, at);
  await tourOfStaff(house, staff, see);

  await finish(cook, waiter);
  await at('feedback', '/visit/feedback', '#feedback');
  await close(waiter);
  await at('thanks', '/menu', '.sums');
  await strangers(house, lookers, waiter, at, see);
}

/** The page that asks for the password again, as it comes after a restart: a proof does not outlive the program. */
export async function tourOfProof(house: House, options: BrowserContextOptions[], see: See): Promise<void> {
  const bosses = await Promise.all(options.map((option) => house.staff('owner', option)));
  for (const boss of bosses) await boss.goto('about:blank');
  await house.kill();
  await house.start();
  for (const boss of bosses) {
    await boss.goto('/account/proof?next=/admin/people');
    await expect(boss.locator('[name="proof"]')).toBeVisible();
    await see('proof', boss);
  }
}

/** The menu, a dish, and the cart before and after somebody chose. */
async function choosing(anna: Page, lookers: Page[], at: At, see: See): Promise<void> {
  const pizza = anna.getByRole('link', { name: 'Pizza Margherita', exact: true });
  const link = `#${await pizza.getAttribute('id')}`;
  const button = `#${await addButton(anna, 'Roast potatoes').getAttribute('id')}`;
  await at('menu', '/menu', link);
  await at('cart-empty', '/visit/cart', '#cart .empty');
  await at('orders-empty', '/visit/orders', '#orders .empty');
  await at('item', (await pizza.getAttribute('href')) ?? '', '.dish');

  for (const dish of ['Tomato bruschetta', 'Fried calamari', 'Negroni']) await add(anna, dish);
  await cartCounts(anna, 3);
  await pizza.click();
  const sheet = anna.getByRole('dialog');
  await sheet.getByLabel('Family, 45 cm').check();
  await sheet.getByLabel('Parma ham').check();
  await sheet.getByLabel('Note for the kitchen').fill('Half of it without basil, please');
  await sheet.getByRole('button', { name: 'Add to cart' }).click();
  await cartCounts(anna, 4);

  for (const page of lookers) {
    await page.goto('/menu');
    await isLive(page);
    await page.locator(button).click();
    await expect(page.locator('#toast')).not.toBeEmpty();
    await page.locator(link).click();
    await expect(page.locator('dialog .dish')).toBeVisible();
    await see('sheet', page);
    await page.keyboard.press('Escape');
    await expect(page.locator('dialog')).toBeHidden();
  }
  await at('cart', '/visit/cart', '#cart .lines');
  await openCart(anna);
}

/** An account, from its door to its end, which nobody comes to here. */
async function accounts(lookers: Page[], at: At): Promise<void> {
  await at('account-sign-in', '/me/sign-in', '#secret');
  await at('account-register', '/me/register', '#email');
  for (const [n, page] of lookers.entries()) {
    await page.goto('/me/register');
    await page.locator('#name').fill(`Anna ${n}`);
    await page.locator('#secret').fill('correct horse battery');
    await page.locator('form:has(#email) button').click();
    await page.waitForURL('**/me?new=1');
  }
  await at('account', '/me', '.mine');
  await at('account-history', '/me/history', '.mine');
  await at('account-settings', '/me/settings', '.mine');
  await at('account-delete', '/me/delete', '#old');
}

/** A board and a floor with something in every state. */
async function cooking(house: House, anna: Page, cook: Page, waiter: Page): Promise<void> {
  const starters = ticketWith(cook, 'Tomato bruschetta');
  await starters.getByRole('button', { name: 'Accept all' }).click();
  await starters.getByRole('button', { name: 'Start Tomato bruschetta' }).click();
  await starters.getByRole('button', { name: 'Ready Tomato bruschetta' }).click();
  await starters.getByRole('button', { name: 'Start Fried calamari' }).click();
  const bar = ticketWith(cook, 'Negroni');
  for (const step of ['Accept all', 'Start all', 'Ready all']) await bar.getByRole('button', { name: step }).click();
  await expect(bar).toHaveCount(0);

  await order(anna, 'Caramel panna cotta');
  await anna.getByRole('button', { name: 'Take back Caramel panna cotta' }).click();
  await order(anna, 'Rosemary focaccia', 'Tuscan beans');
  await anna.goto('/visit/help');
  await anna.getByRole('button', { name: 'Call staff' }).click();
  await expect(anna.locator('#calls .notice')).toBeVisible();

  await desk(waiter, 'T9');
  await waiter.getByRole('button', { name: 'Open the table' }).click();
  await setting(house, 'approve-first-order', 'on');
  await order(await house.guest('T6'), 'Milanese ossobuco');
}

async function tourOfStaff(house: House, options: BrowserContextOptions[], see: See): Promise<void> {
  for (const option of options) {
    const page = await house.visitor(option);
    await page.goto('/sign-in');
    await see('sign-in', page);
    const boss = await house.staff('owner', option);
    const at = async (name: string, path: string, until: string) => {
      await boss.goto(path);
      await expect(boss.locator(until).first()).toBeVisible();
      await see(name, boss);
    };
    await at('account', '/account', '.guests');
    await at('kitchen', '/kitchen', '.ticket');
    await isLive(boss);
    await boss.evaluate(() => {
      // As if two of the tickets had waited long.
      document.querySelectorAll<HTMLElement>('.ticket').forEach((ticket, n) => {
        ticket.dataset['since'] = String(Number(ticket.dataset['since']) - (n % 3) * 11 * 60_000);
      });
      document.dispatchEvent(new CustomEvent('live:painted', { detail: { elements: [], full: false } }));
    });
    await expect(boss.locator('.ticket.late')).not.toHaveCount(0);
    await see('kitchen-late', boss);
    await boss.keyboard.press('?');
    await expect(boss.locator('#keys')).toBeVisible();
    await see('kitchen-keys', boss);
    await boss.keyboard.press('Escape');
    await at('kitchen-items', '/kitchen/items', '.stock');
    await at('kitchen-item', '/kitchen/items/1', 'form');
    await at('floor', '/floor', '.table');
    await isLive(boss);
    await see('floor-live', boss);
    await desk(boss, 'T1');
    await see('floor-open', boss);
    await desk(boss, 'T4');
    await see('desk', boss);
    await boss.locator('a[href$="/receipt"]').click();
    await expect(boss.locator('.receipt')).toBeVisible();
    await see('receipt', boss);
    await desk(boss, 'T4');
    await boss.locator('a[href$="/order"]').click();
    await expect(boss.locator('.pad-dishes').first()).toBeVisible();
    await see('pad', boss);
    await boss.locator('.pad-dishes a.btn').first().click();
    await expect(boss.locator('#quantity')).toBeVisible();
    await see('pad-item', boss);
    await desk(boss, 'T4');
    await boss.locator('a[href$="/void"]').first().click();
    await expect(boss.locator('#reason')).toBeVisible();
    await see('void', boss);
    await at('setup-house', '/setup/house', '#house-name');
    await at('setup-tax', '/setup/tax', '#tax-percent');
    await at('setup-tables', '/setup/tables', '.notice');
    await at('setup-address', '/setup/address', '#wifi-name');
    await at('setup-reach', '/setup/reach', '.setup-code');
    await at('setup-menu', '/setup/menu', '.notice');
    await at('setup-done', '/setup/done', '.brand');
    await at('admin', '/admin', '.sums');
    await at('admin-tables', '/admin/tables', '.m-items');
    await at('admin-new-tables', '/admin/tables/new', '#last');
    await at('admin-table', '/admin/tables/1', '#code-title');
    await at('admin-area', '/admin/tables/1/area', '#name');
    await at('admin-cards', '/admin/tables/cards', '.t-paper');
    await at('admin-stations', '/admin/stations', '.m-items');
    await at('admin-new-station', '/admin/stations/new', '#late');
    await at('admin-station', '/admin/stations/1', '#retire-title');
    await at('admin-menu', '/admin/menu', '.m-items');
    await at('admin-dish', '/admin/menu/items/1', '#name-en');
    await at('admin-category', '/admin/menu/categories/1', '#name-en');
    await at('admin-preview', '/admin/menu/preview', '#menu');
    await at('admin-settings', '/admin/settings', '#wifi');
    await at('admin-logo', '/admin/settings/logo', '#logo');
    await at('admin-backups', '/admin/backups', '#place-title');
    await at('admin-log', '/admin/log', '#main');
    for (const page of ['overview', 'hours', 'dishes', 'guests', 'running']) await at(`admin-insights-${page}`, `/admin/insights/${page}`, '#main');
    await at('admin-insights-dish', '/admin/insights/dishes/1', '.i-about');
    await at('admin-past', '/admin/insights/import', '#sales');
    await at('admin-files', '/admin/menu/files', '#menu');
    await at('admin-photo', '/admin/menu/items/1/photo', '#photo');
    await at('admin-people', '/admin/people', '.people-list');
    await at('admin-person', '/admin/people/4', '#pin');
    await at('admin-devices', '/admin/devices', '#name');
    await at('admin-keys', '/admin/keys', '#new-title');
  }
}

/** Everything is cooked, served and paid. */
async function finish(cook: Page, waiter: Page): Promise<void> {
  await waiter.goto('/floor');
  await waiter.getByRole('button', { name: 'Refuse T6' }).click();
  const next = cook.locator('#board > .ticket footer .btn.main');
  while ((await next.count()) > 0) {
    const words = await next.first().textContent();
    await next.first().click();
    await expect(next.first()).not.toHaveText(words ?? '').catch(() => expect(next).toHaveCount(0));
  }
  await serveAll(waiter);
  await pay(waiter, 'T4');
}

/** What those see who may not order, or not yet. */
async function strangers(house: House, lookers: Page[], waiter: Page, at: At, see: See): Promise<void> {
  for (const page of lookers) await page.goto(house.tableUrl('T2'));
  await desk(waiter, 'T2');
  const away = waiter.getByRole('button', { name: 'Send away' });
  for (let left = lookers.length; left > 0; left -= 1) {
    await away.first().click();
    await expect(away).toHaveCount(left - 1);
  }
  await at('sent-away', '/menu', '[data-status="401"]');
  await at('waiting', house.tableUrl('T2'), '.hello');
  const day = new Date(Date.now() + 2 * 86_400_000).toLocaleDateString('en-GB', { weekday: 'short' });
  await setting(house, 'opening-hours', `${day.toLowerCase()} 12:00-14:30 18:00-23:00`);
  await at('closed', house.tableUrl('T8'), '.sums');
  await setting(house, 'opening-hours', '');
  await at('unknown-token', '/t/AAAAAAAAAAAAAAAAAAAAAA', '.hello');
  await at('not-found', '/nowhere', '[data-status="404"]');

  const retired = house.tableUrl('T1');
  const boss = await house.staff('owner');
  await boss.goto('/admin/tables');
  await boss.getByRole('link', { name: 'T1', exact: true }).click();
  await boss.locator('summary', { hasText: 'New code…' }).click();
  await see('admin-new-code', boss);
  await boss.getByRole('button', { name: 'Retire the old card', exact: true }).click();
  await expect(boss.getByText('T1 has a new code.')).toBeVisible();
  await see('admin-rotated', boss);
  await at('retired-token', retired, '.hello');
  for (const page of lookers) {
    await page.context().clearCookies();
    await page.goto('/menu');
    await see('no-session', page);
    await page.goto('/');
    await see('home', page);
  }
}
