// What guests and staff do at a table, in their words, so that each test reads as the evening it tells.

import { expect, type Locator, type Page, type WebSocketRoute } from '@playwright/test';
import type { House } from './house';

/** The screen has its socket and paints what happens. */
export async function isLive(page: Page): Promise<void> {
  // A screen waits up to eight seconds between two tries to come back.
  await expect(page.locator('body')).toHaveClass(/(^| )live( |$)/, { timeout: 20_000 });
}

/** Marks the page, so that `stayed` can tell whether it was loaded anew. */
export async function mark(page: Page): Promise<void> {
  await page.evaluate(() => document.documentElement.setAttribute('data-marked', ''));
}

/** The page has not been loaded anew since `mark`. */
export async function stayed(page: Page): Promise<void> {
  await expect(page.locator('html')).toHaveAttribute('data-marked', '');
}

/** The friendly name that the house gave to this phone. */
export async function nameOf(page: Page): Promise<string> {
  const number = /(?:^| )me-(\d+)/.exec((await page.locator('body').getAttribute('class')) ?? '')?.[1];
  return (await page.locator(`#guests .by-${number} .vh`).textContent()) ?? '';
}

/** Adds a dish that has nothing to choose, by one tap on the menu. */
export async function add(page: Page, dish: string): Promise<void> {
  await addButton(page, dish).click();
}

export function addButton(page: Page, dish: string): Locator {
  return page.getByRole('button', { name: `Add ${dish}`, exact: true });
}

/** How many things the bar says are in the cart. */
export async function cartCounts(page: Page, count: number): Promise<void> {
  await expect(page.locator('#cartbar .count')).toHaveText(String(count));
}

export async function openCart(page: Page): Promise<void> {
  await page.getByRole('link', { name: 'Cart', exact: true }).click();
  await expect(page.getByRole('heading', { level: 1 })).toHaveText("The table's cart");
}

/** The part of the cart that a guest put there. */
export function groupOf(page: Page, guest: string): Locator {
  return page.locator('#cart .group', { has: page.getByRole('heading', { name: guest }) });
}

/** Sends the cart from its page and comes to the orders. */
export async function send(page: Page): Promise<void> {
  await page.getByRole('button', { name: 'Send the order' }).click();
  await page.waitForURL('**/visit/orders');
}

/** Goes to the menu, puts dishes in the cart and sends them. */
export async function order(page: Page, ...dishes: string[]): Promise<void> {
  await page.goto('/menu');
  for (const dish of dishes) {
    await add(page, dish);
    await expect(page.locator('#toast')).toHaveText("Added to the table's cart.");
  }
  await openCart(page);
  await send(page);
}

/** A line of the orders that were sent, on a phone. */
export function sentLine(page: Page, dish: string): Locator {
  return page.locator('#orders .lines > li', { has: page.locator('.name', { hasText: dish }) });
}

export async function stands(page: Page, dish: string, state: string): Promise<void> {
  await expect(sentLine(page, dish).locator('[aria-current="step"]')).toHaveText(state);
}

/** The ticket on the board that has a dish. */
export function ticketWith(board: Page, dish: string): Locator {
  return board.locator('#board > .ticket', { has: board.locator('.what', { hasText: dish }) });
}

/** Takes every line of a ticket through the kitchen. */
export async function cook(board: Page, dish: string): Promise<void> {
  const ticket = ticketWith(board, dish);
  for (const step of ['Accept all', 'Start all', 'Ready all']) {
    await ticket.getByRole('button', { name: step }).click();
  }
  await expect(ticket).toHaveCount(0);
}

/** Opens the page of a table on the floor. */
export async function desk(floor: Page, table: string): Promise<void> {
  await floor.goto('/floor');
  await floor.locator('a.table', { has: floor.getByText(table, { exact: true }) }).click();
  await expect(floor.getByRole('heading', { level: 1 })).toContainText(table);
}

/** Serves whatever is ready, from the floor's list. */
export async function serveAll(floor: Page): Promise<void> {
  await floor.goto('/floor');
  const serve = floor.locator('#ready').getByRole('button', { name: 'Served' });
  for (let left = await serve.count(); left > 0; left -= 1) {
    await serve.first().click();
    await expect(serve).toHaveCount(left - 1);
  }
}

/** Takes all that is due and closes the table. */
export async function payAndClose(floor: Page, table: string): Promise<void> {
  await pay(floor, table);
  await close(floor);
}

export async function pay(floor: Page, table: string): Promise<void> {
  await desk(floor, table);
  await floor.getByRole('button', { name: 'Take payment' }).click();
  await expect(floor.locator('[data-due]')).toHaveAttribute('data-due', '0');
}

export async function close(floor: Page): Promise<void> {
  await floor.getByRole('button', { name: 'Close the table' }).click();
  await floor.waitForURL('**/floor');
}

/** Orders a dish and takes it to the end, so that the table is free again. */
export async function dine(house: House, guest: Page, table: string, dish: string): Promise<void> {
  await order(guest, dish);
  const cookPage = await house.staff('kitchen');
  await cookPage.goto('/kitchen');
  await cook(cookPage, dish);
  const floor = await house.staff('floor');
  await serveAll(floor);
  await payAndClose(floor, table);
}

/** Counts the starts of everything that makes a sound, from the next page on. */
export async function listen(page: Page): Promise<void> {
  await page.addInitScript(() => {
    const sources = AudioScheduledSourceNode.prototype;
    const start = sources.start;
    Object.assign(window, { starts: 0 });
    sources.start = function (this: AudioScheduledSourceNode, when?: number) {
      (window as unknown as { starts: number }).starts += 1;
      return start.call(this, when);
    };
  });
}

/** How many there were. */
export async function starts(page: Page): Promise<number> {
  return page.evaluate(() => (window as unknown as { starts: number }).starts);
}

/** Stands between a page and the house, and holds back what the house says until it is let go, message by message. */
export async function between(page: Page, live: RegExp): Promise<{ hold: () => void; held: () => string[]; letGo: (message: string) => void }> {
  let [holding, side] = [false, undefined as WebSocketRoute | undefined];
  const held: string[] = [];
  await page.routeWebSocket(live, (socket) => {
    side = socket;
    const house = socket.connectToServer();
    house.onMessage((message) => {
      if (holding) held.push(String(message)); else socket.send(message);
    });
  });
  return { hold: () => { holding = true; }, held: () => held, letGo: (message) => side?.send(message) };
}
