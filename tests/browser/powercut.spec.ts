// The power goes out in the middle of the service, and comes back.

import { expect, test } from './house';
import { add, addButton, cartCounts, groupOf, isLive, mark, nameOf, openCart, order, send, stands, stayed, ticketWith } from './steps';

test('after a power cut every screen comes back by itself and nothing is missing', async ({ house }) => {
  test.setTimeout(120_000);
  const [anna, bruno, kitchen] = [await house.guest('T5'), await house.guest('T5'), await house.staff('kitchen')];
  await kitchen.goto('/kitchen');
  await order(anna, 'Roast potatoes');
  await anna.getByRole('link', { name: 'Menu', exact: true }).click();
  await add(anna, 'Tomato bruschetta');
  await add(bruno, 'Fried calamari');
  await cartCounts(anna, 2);
  await cartCounts(bruno, 2);
  await openCart(bruno);
  await expect(ticketWith(kitchen, 'Roast potatoes')).toHaveCount(1);
  const [a, b] = [await nameOf(anna), await nameOf(bruno)];
  const screens = [anna, bruno, kitchen];
  for (const page of screens) {
    await isLive(page);
    await mark(page);
  }

  await house.kill();
  await test.step('every screen says that it is stale', async () => {
    for (const page of screens) await expect(page.getByText('Connection lost')).toBeVisible();
    await expect(kitchen.getByText('Not connected')).toBeVisible();
  });
  await test.step('a tap says that nothing was sent', async () => {
    const words = (await anna.locator('body').getAttribute('data-offline')) ?? '';
    expect(words).toContain('No connection');
    await addButton(anna, 'Cacio e pepe').click();
    await expect(anna.locator('#toast')).toHaveText(words);
    await cartCounts(anna, 2);
    await bruno.getByRole('button', { name: 'One more Fried calamari' }).click();
    await expect(bruno.locator('#toast')).toHaveText(words);
    await ticketWith(kitchen, 'Roast potatoes').getByRole('button', { name: 'Accept all' }).click();
    await expect(kitchen.locator('#toast')).toHaveText(words);
  });

  await house.start();
  await test.step('all come back, without a reload', async () => {
    for (const page of screens) {
      await isLive(page);
      await expect(page.getByText('Connection lost')).toBeHidden();
    }
    await cartCounts(anna, 2);
    await expect(groupOf(bruno, a).locator('.lines .name')).toHaveText(['Tomato bruschetta']);
    await expect(groupOf(bruno, b).locator('.lines .name')).toHaveText(['Fried calamari']);
    await expect(groupOf(bruno, b).locator('output')).toHaveText('1');
    await expect(ticketWith(kitchen, 'Roast potatoes')).toHaveCount(1);
  });

  await test.step('and everything works again: the same taps count once', async () => {
    await add(anna, 'Cacio e pepe');
    await cartCounts(anna, 3);
    await bruno.getByRole('button', { name: 'One more Fried calamari' }).click();
    await expect(groupOf(bruno, b).locator('output')).toHaveText('2');
    await cartCounts(anna, 4);
    await ticketWith(kitchen, 'Roast potatoes').getByRole('button', { name: 'Accept all' }).click();
    await expect(ticketWith(kitchen, 'Roast potatoes').getByRole('button', { name: 'Start all' })).toBeVisible();
    for (const page of screens) await stayed(page);
    await send(bruno);
    await stands(bruno, 'Roast potatoes', 'Accepted');
    await stands(bruno, 'Fried calamari', 'Sent');
    const ticket = ticketWith(kitchen, 'Fried calamari');
    for (const line of ['1×Tomato bruschetta', '1×Cacio e pepe', '2×Fried calamari']) await expect(ticket).toContainText(line);
    await expect(ticket.locator('.what')).toHaveCount(3);
  });
});

test('an order whose answer was lost with the power is sent once', async ({ house }) => {
  const anna = await house.guest('T5');
  await add(anna, 'Tomato bruschetta');
  await cartCounts(anna, 1);
  await openCart(anna);
  await isLive(anna);
  // The order reaches the house, its answer never reaches the phone.
  await anna.route('**/visit/orders', async (route) => {
    if (route.request().method() !== 'POST') return route.continue();
    const { host, pathname } = new URL(route.request().url());
    const headers = { ...(await route.request().allHeaders()), host };
    const answer = await route.fetch({ url: `http://127.0.0.1:${house.port}${pathname}`, headers, maxRedirects: 0 });
    expect(answer.headers()['x-go']).toBe('/visit/orders');
    await route.abort('connectionreset');
    await anna.unroute('**/visit/orders');
  });
  await anna.getByRole('button', { name: 'Send the order' }).click();
  await expect(anna.locator('#toast')).toContainText('No connection');
  await house.kill();
  await house.start();
  await isLive(anna);
  // The cart is known to be sent: there is nothing to send twice, and the one order is there to follow.
  await expect(anna.locator('#cart')).toContainText('Nothing in the cart yet');
  await expect(anna.getByRole('button', { name: 'Send the order' })).toBeHidden();
  await anna.getByRole('link', { name: 'Orders', exact: true }).click();
  await expect(anna.locator('#orders > section')).toHaveCount(1);
});
