// The evening itself: two phones, the kitchen and the floor, from the scan to the thank-you page.

import { expect, test } from './house';
import { add, cartCounts, desk, groupOf, isLive, listen, mark, nameOf, openCart, send, sentLine, stands, starts, stayed, ticketWith } from './steps';

test('a party orders dinner, end to end', async ({ house }) => {
  test.setTimeout(120_000);
  const [anna, bruno, kitchen, floor] = await test.step('everybody comes', async () => [
    await house.guest('T4'),
    await house.guest('T4'),
    await house.staff('kitchen'),
    await house.staff('floor'),
  ]);
  await listen(kitchen);
  await kitchen.goto('/kitchen');
  await floor.goto('/floor');
  for (const page of [anna, bruno, kitchen, floor]) await isLive(page);
  const [a, b] = [await nameOf(anna), await nameOf(bruno)];
  expect(a).not.toBe('');
  expect(a).not.toBe(b);

  await test.step('both add at the same moment, and nothing is lost', async () => {
    await Promise.all([add(anna, 'Tomato bruschetta'), add(bruno, 'Fried calamari')]);
    await Promise.all([cartCounts(anna, 2), cartCounts(bruno, 2)]);
    await Promise.all([add(anna, 'Cacio e pepe'), add(bruno, 'Cacio e pepe')]);
    for (const phone of [anna, bruno]) {
      await cartCounts(phone, 4);
      await openCart(phone);
      await expect(groupOf(phone, a).locator('.lines .name')).toHaveText(['Tomato bruschetta', 'Cacio e pepe']);
      await expect(groupOf(phone, b).locator('.lines .name')).toHaveText(['Fried calamari', 'Cacio e pepe']);
      await isLive(phone);
    }
    await expect(groupOf(anna, a).getByRole('heading')).toContainText('(you)');
    await expect(groupOf(bruno, a).getByText('(you)')).toBeHidden();
  });

  await test.step('a change on one phone shows on the other', async () => {
    await groupOf(bruno, b).getByRole('button', { name: 'One more Fried calamari' }).click();
    await expect(groupOf(anna, b).locator('.lines output').first()).toHaveText('2');
    await expect(anna.locator('#summary .total dd')).toHaveText('€59.50');
    await expect(bruno.locator('#summary .total dd')).toHaveText('€59.50');
  });

  const ticket = ticketWith(kitchen, 'Tomato bruschetta');
  await test.step('the order is in the kitchen at once, without a sound before the tap', async () => {
    await expect(kitchen.getByText('Sound is off')).toBeVisible();
    await mark(kitchen);
    await send(anna);
    await expect(ticket).toContainText('T4');
    for (const line of ['1×Tomato bruschetta', '2×Fried calamari', '1×Cacio e pepe']) await expect(ticket).toContainText(line);
    await expect(ticket.locator('.what')).toHaveCount(4);
    expect(await starts(kitchen)).toBe(0);
    // The other phone has the empty cart, and no second order to send.
    await expect(bruno.locator('#cart')).toContainText('Nothing in the cart yet');
  });

  await test.step('a tap gives the kitchen its sound, and the next ticket is heard', async () => {
    await kitchen.locator('#sound').click();
    await expect(kitchen.getByText('Sound is on')).toBeVisible();
    await expect.poll(() => starts(kitchen)).toBe(2);
    await bruno.getByRole('link', { name: 'Menu', exact: true }).click();
    await add(bruno, 'Roast potatoes');
    await cartCounts(bruno, 1);
    await openCart(bruno);
    await send(bruno);
    await expect(ticketWith(kitchen, 'Roast potatoes')).toContainText('Added to the table');
    await expect.poll(() => starts(kitchen)).toBe(4);
  });

  for (const phone of [anna, bruno]) {
    await isLive(phone);
    await mark(phone);
  }
  const both = async (dish: string, state: string) => {
    for (const phone of [anna, bruno]) await stands(phone, dish, state);
  };

  await test.step('both phones follow every step of the kitchen', async () => {
    await both('Tomato bruschetta', 'Sent');
    await ticket.getByRole('button', { name: 'Accept all' }).click();
    await both('Tomato bruschetta', 'Accepted');
    await both('Fried calamari', 'Accepted');
    await ticket.getByRole('button', { name: 'Start Tomato bruschetta' }).click();
    await both('Tomato bruschetta', 'Cooking');
    await both('Fried calamari', 'Accepted');
    await ticket.getByRole('button', { name: 'Start all' }).click();
    await both('Fried calamari', 'Cooking');
    await ticket.getByRole('button', { name: 'Ready all' }).click();
    await both('Tomato bruschetta', 'Ready');
    const potatoes = ticketWith(kitchen, 'Roast potatoes');
    for (const [step, state] of [['Accept all', 'Accepted'], ['Start all', 'Cooking'], ['Ready all', 'Ready']] as const) {
      await potatoes.getByRole('button', { name: step }).click();
      await both('Roast potatoes', state);
    }
    await expect(kitchen.locator('#board > .ticket')).toHaveCount(0);
  });

  await test.step('the floor serves, and both phones see it', async () => {
    const serve = floor.locator('#ready').getByRole('button', { name: 'Served' });
    await expect(serve).toHaveCount(5);
    for (let left = 5; left > 0; left -= 1) {
      await serve.first().click();
      await expect(serve).toHaveCount(left - 1);
    }
    for (const phone of [anna, bruno]) {
      await expect(phone.locator('#orders').getByText('All served')).toHaveCount(2);
      await expect(sentLine(phone, 'Tomato bruschetta').locator('[aria-current="step"]')).toHaveText('Served');
    }
  });

  await test.step('the bill is asked for, paid, and the table closed', async () => {
    for (const phone of [anna, bruno]) await stayed(phone);
    await anna.getByRole('link', { name: 'Help', exact: true }).click();
    await anna.getByRole('button', { name: 'Card at the table' }).click();
    await expect(anna.locator('#calls')).toContainText('the bill is on its way');
    await expect(floor.locator('#calls')).toContainText('asks for the bill · Card at the table');
    await floor.locator('#calls').getByRole('button', { name: "I'll go" }).click();
    await expect(anna.locator('#calls .notice')).toHaveCount(0);
    await stayed(kitchen);

    await desk(floor, 'T4');
    await expect(floor.locator('[data-due]')).toHaveAttribute('data-due', '6450');
    await floor.getByLabel('Paid how').selectOption('card');
    await floor.getByRole('button', { name: 'Take payment' }).click();
    await expect(floor.locator('[data-due]')).toHaveAttribute('data-due', '0');
    await expect(bruno.locator('#bill .total dd')).toHaveText('€0.00');
    await stayed(bruno);
    await floor.getByRole('button', { name: 'Close the table' }).click();
    for (const phone of [anna, bruno]) {
      await expect(phone.getByRole('heading', { level: 1 })).toHaveText('Thank you, and see you soon');
      await expect(phone.getByText('€64.50').first()).toBeVisible();
    }
  });
  expect(house.problems).toEqual([]);
});
