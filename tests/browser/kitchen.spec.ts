// A kitchen with two screens and the floor go through a service of three tables.

import { expect, House, test } from './house';
import type { Locator, Page } from '@playwright/test';
import { add, between, cartCounts, desk, isLive, listen, mark, openCart, order, send, sentLine, serveAll, starts, stayed, ticketWith } from './steps';

/** A cook's screen with these stations and its sound on. */
async function screen(house: House, ...stations: string[]): Promise<Page> {
  const page = await house.staff('kitchen');
  await listen(page);
  await page.goto('/kitchen');
  for (const station of stations) {
    await page.getByRole('link', { name: station, exact: true }).click();
    await expect(page.getByRole('link', { name: station, exact: true })).toHaveAttribute('aria-current', 'true');
  }
  await isLive(page);
  await page.locator('#sound').click();
  await expect(page.getByText('Sound is on')).toBeVisible();
  await mark(page);
  return page;
}

/** Puts a pizza with its first size and these extras into the cart. */
async function addPizza(guest: Page, ...extras: string[]): Promise<void> {
  await guest.goto('/menu');
  await guest.getByRole('link', { name: 'Pizza Margherita', exact: true }).click();
  const sheet = guest.locator('dialog .dish');
  for (const extra of extras) await sheet.getByLabel(extra).check();
  await sheet.getByRole('button', { name: 'Add to cart' }).click();
  await expect(guest.locator('dialog')).toBeHidden();
}

const tickets = (page: Page): Locator => page.locator('#board > .ticket');
const counts = (page: Page): Locator => page.locator('#all-day ol > li');
const voidLine = async (floor: Page, table: string, dish: string) => {
  await desk(floor, table);
  await floor.locator('li', { hasText: dish }).locator('a[href$="/void"]').click();
  await floor.getByLabel('Reason').fill('The guest changed their mind');
  await floor.getByRole('button', { name: 'Void this line' }).click();
};

test('a kitchen with two screens goes through a service', async ({ house }) => {
  test.setTimeout(180_000);
  const oven = await screen(house, 'Pizza oven');
  const rest = await screen(house, 'Kitchen', 'Bar');
  const floor = await house.staff('floor');
  const [anna, ben, carla] = [await house.guest('T1'), await house.guest('T2'), await house.guest('T3')];

  await test.step('each screen hears and shows its own', async () => {
    const [before, silent] = [await starts(oven), await starts(rest)];
    await addPizza(anna);
    await openCart(anna);
    await send(anna);
    await expect(tickets(oven)).toHaveCount(1);
    await expect.poll(() => starts(oven)).toBeGreaterThan(before);
    await addPizza(ben, 'Buffalo mozzarella');
    await ben.goto('/menu');
    await add(ben, 'Negroni');
    await cartCounts(ben, 2);
    await openCart(ben);
    await send(ben);
    await order(carla, 'Fried calamari', 'Roast potatoes');
    await expect(tickets(oven)).toHaveCount(2);
    await expect(tickets(rest)).toHaveCount(2);
    await expect(ticketWith(oven, 'Pizza Margherita').nth(1)).toContainText('Also at: Bar');
    await expect(ticketWith(oven, 'Negroni')).toHaveCount(0);
    await expect.poll(() => starts(rest)).toBeGreaterThan(silent);
  });

  await test.step('all day says how many, and how', async () => {
    await oven.getByText('All day', { exact: true }).first().click();
    await expect(counts(oven).first()).toContainText('2× Pizza Margherita');
    await expect(counts(oven).first()).toContainText('Buffalo mozzarella');
    await rest.getByText('All day', { exact: true }).first().click();
    await expect(rest.locator('#all-day > section')).toHaveCount(2);
    await oven.setViewportSize({ width: 390, height: 844 });
    const first = await tickets(oven).first().boundingBox();
    const list = await oven.locator('#all-day > section').boundingBox();
    expect((list?.y ?? 0) + (list?.height ?? 0)).toBeLessThanOrEqual(first?.y ?? 0);
    await oven.setViewportSize({ width: 1280, height: 800 });
    const beside = await oven.locator('#all-day > section').boundingBox();
    expect(beside?.x ?? 0).toBeGreaterThan(900);
  });

  await test.step('a tap by number, and its way back', async () => {
    await rest.locator('body').press('2');
    const calamari = ticketWith(rest, 'Fried calamari');
    await expect(calamari.locator('[data-state="accepted"]')).toHaveCount(2);
    await expect(rest.locator('#undo')).toContainText('T3 → Accepted');
    await rest.locator('body').press('u');
    await expect(calamari.locator('[data-state="sent"]')).toHaveCount(2);
    await expect(rest.locator('#undo')).toBeEmpty();
    await rest.locator('body').press('ArrowRight');
    await expect(ticketWith(rest, 'Negroni').locator('footer .main')).toBeFocused();
    await rest.locator('body').press('ArrowRight');
    await expect(calamari.locator('footer .main')).toBeFocused();
    await rest.locator('body').press('?');
    await expect(rest.locator('#keys')).toBeVisible();
    await rest.getByRole('button', { name: 'Close' }).click();
    await calamari.getByRole('button', { name: 'Accept all' }).click();
    await expect(calamari.locator('[data-state="accepted"]')).toHaveCount(2);
  });

  await test.step('what is voided after it was accepted is heard until it was seen', async () => {
    const before = await starts(rest);
    await voidLine(floor, 'T3', 'Roast potatoes');
    const line = ticketWith(rest, 'Roast potatoes').locator('li', { hasText: 'Roast potatoes' });
    await expect(line).toHaveClass(/is-void/);
    await expect(rest.locator('#changes')).toBeVisible();
    await expect.poll(() => starts(rest)).toBeGreaterThan(before);
    await expect(rest).toHaveTitle(/^!/);
    await expect(rest.locator('#all-day')).not.toContainText('Roast potatoes');
    // Nobody has seen it, so it sounds again.
    const once = await starts(rest);
    await expect.poll(() => starts(rest), { timeout: 15_000 }).toBeGreaterThan(once);
    await line.getByRole('button', { name: 'Seen Roast potatoes' }).click();
    await expect(line).toHaveCount(0);
    await expect(rest.locator('#changes')).toBeHidden();
    await expect(ticketWith(rest, 'Fried calamari')).toHaveCount(1);
  });

  await test.step('a ticket of which nothing is left waits to be seen too', async () => {
    await order(carla, 'Tuscan beans');
    await expect(ticketWith(rest, 'Tuscan beans')).toHaveCount(1);
    await carla.getByRole('button', { name: 'Take back Tuscan beans' }).click();
    const ticket = ticketWith(rest, 'Tuscan beans');
    await expect(ticket.locator('.is-void')).toHaveCount(1);
    await ticket.locator('footer').getByRole('button', { name: 'Seen' }).click();
    await expect(ticket).toHaveCount(0);
  });

  await test.step('an option and a dish are sold out from the ticket, and guests see it', async () => {
    for (const page of [oven, rest]) await stayed(page);
    const second = ticketWith(oven, 'Pizza Margherita').nth(1);
    await second.getByLabel('More about Pizza Margherita').click();
    await second.getByRole('link', { name: 'Sold out…' }).click();
    const options = oven.locator('.options > li');
    await expect(options.first()).toContainText('On the ticket');
    await options.filter({ hasText: 'Buffalo mozzarella' }).getByRole('button').click();
    await oven.waitForURL(/\/kitchen\?station=\d+$/);
    await anna.goto('/menu');
    await anna.getByRole('link', { name: 'Pizza Margherita', exact: true }).click();
    await expect(anna.locator('dialog .dish').getByLabel('Buffalo mozzarella')).toBeDisabled();
    await anna.keyboard.press('Escape');
    await second.getByLabel('More about Pizza Margherita').click();
    await second.getByRole('link', { name: 'Sold out…' }).click();
    await oven.getByLabel('How many are left?').fill('many');
    await oven.getByRole('button', { name: 'Set what is left' }).click();
    await expect(oven.locator('#left-error')).toBeVisible();
    await expect(oven.getByLabel('How many are left?')).toHaveValue('many');
    await oven.getByRole('button', { name: 'Mark sold out Pizza Margherita' }).click();
    await expect(anna.locator('.item', { hasText: 'Pizza Margherita' })).toHaveClass(/is-out/);
    await oven.goto('/kitchen/items');
    await oven.getByLabel('Find a dish').fill('margherita');
    await expect(oven.locator('.stock > li:visible')).toHaveCount(1);
    await oven.getByRole('button', { name: 'Available again Pizza Margherita' }).click();
    await oven.goto('/kitchen');
    await expect(oven).toHaveURL(/station=\d+$/);
    await expect(oven.locator('#all-day')).toHaveAttribute('open', '');
  });

  await test.step('what is ready is recalled, made again and served', async () => {
    for (const page of [oven, rest]) {
      await isLive(page);
      for (let left = await tickets(page).count(); left > 0; left -= 1) {
        const id = await tickets(page).first().getAttribute('id');
        const ticket = page.locator(`#board > #${id}`);
        for (const step of ['Accept all', 'Start all', 'Ready all']) {
          const button = ticket.getByRole('button', { name: step });
          if (step !== 'Accept all' || (await button.count())) await button.click();
        }
        await expect(ticket).toHaveCount(0);
      }
    }
    await expect(counts(oven)).toHaveCount(0);
    await oven.locator('#done').getByRole('button', { name: 'Recall' }).first().click();
    await expect(tickets(oven)).toHaveCount(1);
    await tickets(oven).getByRole('button', { name: 'Ready all' }).click();
    await expect(tickets(oven)).toHaveCount(0);
    await serveAll(floor);
    await expect(oven.locator('#done > li')).toHaveCount(0);
    await ben.goto('/visit/orders');
    await expect(sentLine(ben, 'Negroni').locator('[aria-current="step"]')).toHaveText('Served');
  });
  expect(house.problems.filter((p) => !p.includes('422'))).toEqual([]);
});

test('tickets of two stations whose paints overtake each other are both there', async ({ house }) => {
  const kitchen = await house.staff('kitchen');
  const { hold, held, letGo } = await between(kitchen, /\/live\/kitchen/);
  await kitchen.goto('/kitchen');
  await isLive(kitchen);
  hold();
  const [anna, ben] = [await house.guest('T1'), await house.guest('T2')];
  await addPizza(anna);
  await openCart(anna);
  await send(anna);
  await order(ben, 'Negroni');
  const boards = () => held().filter((message) => message.includes('/board"') && message.includes('"place"'));
  await expect.poll(() => boards().length).toBe(2);
  for (const message of boards().reverse()) letGo(message);
  await expect(tickets(kitchen)).toHaveCount(2);
  await expect(ticketWith(kitchen, 'Pizza Margherita')).toHaveCount(1);
});
