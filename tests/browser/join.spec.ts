// Who sits at a table, who may order, and what is there to order.

import { expect, test } from './house';
import { setting } from './program';
import { add, addButton, cartCounts, close, desk, dine, isLive, nameOf, openCart, order, send, sentLine, stands, ticketWith } from './steps';

test('a guest who is sent away is told so at once and cannot go on', async ({ house }) => {
  const [anna, stranger, floor] = [await house.guest('T4'), await house.guest('T4'), await house.staff('floor')];
  const name = await nameOf(stranger);
  await isLive(stranger);
  await desk(floor, 'T4');
  await floor.getByRole('button', { name: `Send away ${name}` }).click();

  const told = 'Your session at this table has been ended. Please speak to our staff.';
  await expect(stranger.getByText(told)).toBeVisible();
  for (const page of ['/menu', '/visit/cart', '/visit/orders', '/visit/help']) {
    const answer = await stranger.goto(page);
    expect(answer?.status(), page).toBe(401);
    await expect(stranger.getByText(told)).toBeVisible();
  }
  await expect(floor.locator('#desk-guests')).toContainText('sent away');
  await add(anna, 'Tomato bruschetta');
  await cartCounts(anna, 1);

  await test.step('another scan waits for a nod, and goes on by itself with it', async () => {
    await stranger.goto(house.tableUrl('T4'));
    await expect(stranger.getByRole('heading', { level: 1 })).toHaveText('One moment, please');
    await floor.locator('#desk-guests').getByRole('button', { name: 'Let in' }).click();
    await expect(stranger).toHaveURL(/\/menu$/);
    await cartCounts(stranger, 1);
  });
});

test('the first order of a table waits for a nod where the house asks for it', async ({ house }) => {
  const [kitchen, floor] = [await house.staff('kitchen'), await house.staff('floor')];
  await kitchen.goto('/kitchen');
  await floor.goto('/floor');
  await isLive(kitchen);
  await isLive(floor);
  await setting(house, 'approve-first-order', 'on');

  const anna = await house.guest('T4');
  await order(anna, 'Tomato bruschetta');
  await expect(sentLine(anna, 'Tomato bruschetta')).toContainText('Waiting for the staff');
  await expect(floor.locator('#asks')).toContainText('first order, €7.50');
  await expect(floor.locator('a.table.is-waiting')).toContainText('T4');
  await expect(ticketWith(kitchen, 'Tomato bruschetta')).toHaveCount(0);
  await kitchen.reload();
  await expect(kitchen.getByText('All done')).toBeVisible();
  await isLive(kitchen);
  await isLive(anna);

  await floor.locator('#asks').getByRole('button', { name: 'Approve T4' }).click();
  await expect(ticketWith(kitchen, 'Tomato bruschetta')).toContainText('T4');
  await stands(anna, 'Tomato bruschetta', 'Sent');
  await expect(floor.locator('#asks')).toContainText('Nobody is waiting');

  await test.step('the second order does not wait', async () => {
    await order(anna, 'Roast potatoes');
    await stands(anna, 'Roast potatoes', 'Sent');
    await expect(ticketWith(kitchen, 'Roast potatoes')).toHaveCount(1);
  });
});

test('what the kitchen marks as sold out is sold out on an open menu', async ({ house }) => {
  const [anna, kitchen] = [await house.guest('T4'), await house.staff('kitchen')];
  const dish = anna.locator('.item').filter({ hasText: 'Tomato bruschetta' });
  await add(anna, 'Tomato bruschetta');
  await cartCounts(anna, 1);
  await kitchen.goto('/kitchen/items');
  await isLive(kitchen);
  await isLive(anna);
  await expect(dish.getByText('Sold out')).toHaveCount(0);

  await kitchen.getByRole('button', { name: 'Mark sold out Tomato bruschetta' }).click();
  await expect(dish.getByText('Sold out')).toBeVisible();
  await expect(addButton(anna, 'Tomato bruschetta')).toHaveCount(0);
  await openCart(anna);
  await expect(anna.locator('#cart')).toContainText('Not available any more');
  await expect(anna.locator('#go')).toBeHidden();
  await anna.getByRole('link', { name: 'Menu', exact: true }).click();
  await isLive(anna);

  await kitchen.getByRole('button', { name: 'Available again Tomato bruschetta' }).click();
  await expect(dish.getByText('Sold out')).toHaveCount(0);
  await expect(addButton(anna, 'Tomato bruschetta')).toBeVisible();
});

test('two tables never see each other', async ({ house }) => {
  const [anna, carla] = [await house.guest('T1'), await house.guest('T2')];
  await isLive(anna);
  await isLive(carla);
  await expect(anna.locator('.where')).toHaveText('Table T1');
  await add(anna, 'Tomato bruschetta');
  await cartCounts(anna, 1);
  await add(carla, 'Fried calamari');
  await add(carla, 'Cacio e pepe');
  await cartCounts(carla, 2);
  await cartCounts(anna, 1);
  await expect(anna.locator('#guests > li')).toHaveCount(1);
  await openCart(anna);
  await expect(anna.locator('#cart .lines .name')).toHaveText(['Tomato bruschetta']);
  await send(anna);
  await expect(anna.locator('#orders > section')).toHaveCount(1);
  await carla.getByRole('link', { name: 'Orders', exact: true }).click();
  await expect(carla.locator('#orders')).toContainText('Nothing ordered yet');
  await cartCounts(carla, 2);
});

test('after the close the next scan is a new visit', async ({ house }) => {
  const anna = await house.guest('T2');
  await dine(house, anna, 'T2', 'Roast potatoes');
  await expect(anna.getByRole('heading', { level: 1 })).toHaveText('Thank you, and see you soon');

  const next = await house.guest('T2');
  await cartCounts(next, 0);
  await expect(next.locator('#guests > li')).toHaveCount(1);
  await add(next, 'Tomato bruschetta');
  await cartCounts(next, 1);
  await next.getByRole('link', { name: 'Orders', exact: true }).click();
  await expect(next.locator('#orders')).toContainText('Nothing ordered yet');
  await expect(anna.getByRole('heading', { level: 1 })).toHaveText('Thank you, and see you soon');

  await test.step('a cart that was not sent goes with its visit', async () => {
    const floor = await house.staff('floor');
    await desk(floor, 'T2');
    await close(floor);
    await expect(next.getByRole('heading', { level: 1 })).toHaveText('Thank you, and see you soon');
    // The same phone scans again.
    await next.goto(house.tableUrl('T2'));
    await cartCounts(next, 0);
    await openCart(next);
    await expect(next.locator('#cart')).toContainText('Nothing in the cart yet');
  });
});
