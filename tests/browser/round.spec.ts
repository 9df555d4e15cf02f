// A round from the cart to the thanks: what stands in its way, the same again, calls, and how it was.

import { expect, test } from './house';
import { setting } from './program';
import { add, cartCounts, close, cook, desk, isLive, openCart, order, send, sentLine, serveAll } from './steps';

test('what stands in the way of a round is said and solved with one tap', async ({ house }) => {
  const [anna, ben, kitchen] = [await house.guest('T4'), await house.guest('T4'), await house.staff('kitchen')];
  for (const dish of ['Tomato bruschetta', 'Roast potatoes']) await add(anna, dish);
  await cartCounts(anna, 2);
  for (const phone of [anna, ben]) {
    await openCart(phone);
    await isLive(phone);
  }
  await expect(ben.locator('#go')).toContainText('€');

  await test.step('a dish that sells out is named on every phone, and the round goes without it', async () => {
    await kitchen.goto('/kitchen/items');
    await kitchen.getByRole('button', { name: 'Mark sold out Tomato bruschetta' }).click();
    for (const phone of [anna, ben]) {
      await expect(phone.locator('#cart .is-out')).toContainText('Not available any more');
      await expect(phone.locator('#go')).toContainText('Send without Tomato bruschetta');
    }
  });

  await test.step('what somebody changed meanwhile is named, and the next tap sends it', async () => {
    // As a phone whose socket is late: what it saw is not what there is.
    await ben.locator('#summary [name=lines]').evaluate((input: HTMLInputElement) => { input.value = input.value.replace(/:\d+$/, ':0'); });
    await ben.locator('#go').click();
    await expect(ben.locator('#refusal')).toContainText('Roast potatoes is in it 1 times now');
    await ben.locator('#go').click();
    await ben.waitForURL('**/visit/orders');
    await expect(sentLine(ben, 'Roast potatoes')).toHaveCount(1);
    await expect(sentLine(ben, 'Tomato bruschetta')).toHaveCount(0);
  });

  await test.step('what was left out is still in the cart', async () => {
    await expect(anna.locator('#cart .name')).toHaveText(['Tomato bruschetta']);
    await anna.getByRole('button', { name: 'Remove Tomato bruschetta' }).click();
    await expect(anna.locator('#cart')).toContainText('Nothing in the cart yet');
  });
});

test('without scripts a refused round shows the cart, the reason and the way on', async ({ house }) => {
  const [anna, ben] = [await house.guest('T4', { javaScriptEnabled: false }), await house.guest('T4')];
  await add(ben, 'Tomato bruschetta');
  await cartCounts(ben, 1);
  await openCart(anna);
  await openCart(ben);
  await ben.getByRole('button', { name: 'One more Tomato bruschetta' }).click();
  await expect(ben.locator('#cart output')).toHaveText('2');
  await anna.locator('#go').click();
  const told = anna.getByRole('alert').filter({ hasText: 'Tomato bruschetta is in it 2 times now' });
  await expect(told).toBeVisible();
  await told.getByRole('button', { name: 'Send the order' }).click();
  await expect(anna).toHaveURL(/\/visit\/orders$/);
  await expect(sentLine(anna, 'Tomato bruschetta')).toContainText('2×');
});

test('a large order waits for a waiter, and says so before and after', async ({ house }) => {
  await setting(house, 'guard-pieces', '2');
  const [anna, floor, kitchen] = [await house.guest('T4'), await house.staff('floor'), await house.staff('kitchen')];
  await floor.goto('/floor');
  await kitchen.goto('/kitchen');
  for (const dish of ['Tomato bruschetta', 'Roast potatoes', 'Fried calamari']) await add(anna, dish);
  await cartCounts(anna, 3);
  await openCart(anna);
  await expect(anna.locator('#summary')).toContainText('A waiter will confirm this large order.');
  await send(anna);
  await expect(anna.locator('#orders')).toContainText('A waiter confirms this order first.');
  await expect(floor.locator('#asks')).toContainText('large order');
  await expect(kitchen.locator('#board > .ticket')).toHaveCount(0);
  await isLive(anna);
  await floor.locator('#asks').getByRole('button', { name: 'Approve T4' }).click();
  await expect(kitchen.locator('#board > .ticket')).not.toHaveCount(0);
  await expect(anna.locator('#orders')).not.toContainText('A waiter confirms');
});

test('the same again, calls with reasons, the bill, and how it was', async ({ house }) => {
  test.setTimeout(120_000);
  const [anna, ben] = [await house.guest('T4'), await house.guest('T4')];
  const [kitchen, floor] = [await house.staff('kitchen'), await house.staff('floor')];
  await order(anna, 'Tomato bruschetta', 'Roast potatoes');

  await test.step('the same again goes into the cart as mine', async () => {
    await ben.goto('/visit/orders');
    await isLive(ben);
    await ben.getByRole('button', { name: 'Same again Tomato bruschetta' }).click();
    await expect(ben.locator('#toast')).toHaveText("Added to the table's cart.");
    await cartCounts(ben, 1);
    await ben.getByRole('button', { name: 'Same round again' }).click();
    await cartCounts(ben, 3);
    await openCart(ben);
    for (const dish of ['Tomato bruschetta', 'Roast potatoes']) await ben.getByRole('button', { name: `Remove ${dish}` }).click();
    await expect(ben.locator('#cart')).toContainText('Nothing in the cart yet');
  });

  await test.step('a call shows its reason, and is cancelled by who made it', async () => {
    await floor.goto('/floor');
    await isLive(floor);
    for (const phone of [anna, ben]) {
      await phone.goto('/visit/help');
      await isLive(phone);
    }
    await anna.getByRole('button', { name: 'Water, please' }).click();
    await expect(floor.locator('#calls')).toContainText('asks for water');
    await expect(ben.locator('#calls')).toContainText('Water, please');
    await expect(ben.getByRole('button', { name: 'Cancel' })).toBeHidden();
    await anna.getByRole('button', { name: 'Cancel Water, please' }).click();
    await expect(floor.locator('#calls')).toContainText('Nobody is calling.');
    await anna.getByRole('button', { name: 'Something is wrong' }).click();
    await floor.locator('#calls').getByRole('button', { name: "I'll go" }).click();
    await expect(anna.locator('#calls .notice')).toHaveCount(0);
    await anna.getByRole('button', { name: 'Something is wrong' }).click();
    await expect(anna.locator('#toast')).toContainText('Somebody was just here for you.');
    await anna.getByRole('button', { name: 'Cash' }).click();
    await expect(floor.locator('#calls')).toContainText('asks for the bill · Cash');
  });

  await test.step('after the bill a guest says how it was, also when the table is closed', async () => {
    await kitchen.goto('/kitchen');
    await cook(kitchen, 'Tomato bruschetta');
    await cook(kitchen, 'Roast potatoes').catch(() => {});
    await serveAll(floor);
    await desk(floor, 'T4');
    await floor.getByRole('button', { name: 'Take payment' }).click();
    await expect(floor.locator('[data-due]')).toHaveAttribute('data-due', '0');
    await anna.goto('/visit/orders');
    await anna.getByRole('link', { name: 'How was it?' }).click();
    await anna.getByLabel('Very good').check();
    await anna.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(anna.getByText('Thank you for telling us.')).toBeVisible();
    await close(floor);
    await isLive(floor);
    await ben.goto('/visit/orders');
    await ben.getByLabel('Not so good').check();
    await ben.getByLabel('Anything you want to tell us?').fill('The potatoes were cold');
    await ben.getByRole('button', { name: 'Send', exact: true }).click();
    await expect(ben.getByText('Thank you for telling us.')).toBeVisible();
    await expect(floor.locator('#calls')).toContainText('was not happy: 2 of 5');
    await expect(floor.locator('#calls')).toContainText('The potatoes were cold');
    await floor.locator('#calls').getByRole('button', { name: "I'll go" }).last().click();
    await expect(floor.locator('#calls')).not.toContainText('was not happy');
  });
  expect(house.problems.filter((p) => !p.includes('409'))).toEqual([]);
});
