// All the way without a script: forms, links and reloads.

import { expect, test } from './house';
import { desk, sentLine, stands, ticketWith } from './steps';

test('a phone and the staff go all the way without scripts', async ({ house }) => {
  test.setTimeout(120_000);
  const plain = { javaScriptEnabled: false };
  const guest = await house.guest('T3', plain);

  await test.step('the menu, and a dish with a required choice and a note', async () => {
    await expect(guest).toHaveURL(/\/menu$/);
    await guest.getByRole('link', { name: 'Pizza Margherita', exact: true }).click();
    await expect(guest).toHaveURL(/\/menu\/items\/\d+$/);
    await guest.getByLabel('Regular, 32 cm').check();
    await guest.getByLabel('Buffalo mozzarella').check();
    await guest.getByLabel('Note for the kitchen').fill('Well done, please');
    await guest.getByLabel('Quantity').fill('2');
    await guest.getByRole('button', { name: 'Add to cart' }).click();
    await expect(guest).toHaveURL(/\/menu#item-\d+$/);
    await expect(guest.locator('#cartbar')).toContainText('€21.00');
  });

  await test.step('a missing choice is said in words, and what was typed stays', async () => {
    await guest.getByRole('link', { name: 'Gelato, up to three scoops', exact: true }).click();
    await guest.getByLabel('Note for the kitchen').fill('With two spoons');
    await guest.getByRole('button', { name: 'Add to cart' }).click();
    await expect(guest.getByRole('alert').filter({ hasText: 'please choose' })).toBeVisible();
    await expect(guest.getByLabel('Note for the kitchen')).toHaveValue('With two spoons');
    await guest.getByLabel('Hazelnut').check();
    await guest.getByRole('button', { name: 'Add to cart' }).click();
    await expect(guest.locator('#cartbar .count')).toHaveText('3');
  });

  await test.step('the cart is changed', async () => {
    await guest.getByRole('button', { name: 'Add Tomato bruschetta' }).click();
    await guest.getByRole('link', { name: 'Cart', exact: true }).click();
    await guest.getByRole('button', { name: 'One more Tomato bruschetta' }).click();
    await expect(guest.locator('#cart .lines > li').filter({ hasText: 'bruschetta' }).locator('output')).toHaveText('2');
    await guest.getByRole('button', { name: 'One less Tomato bruschetta' }).click();
    await guest.getByRole('button', { name: 'Remove Gelato' }).click();
    await expect(guest.locator('#cart .lines .name')).toHaveText(['Pizza Margherita', 'Tomato bruschetta']);
    await expect(guest.locator('#summary .total dd')).toHaveText('€28.50');
  });

  await test.step('the order is sent, and the staff called', async () => {
    await guest.getByLabel('Card at the table').check();
    await guest.getByRole('button', { name: 'Send the order' }).click();
    await expect(guest).toHaveURL(/\/visit\/orders$/);
    await stands(guest, 'Pizza Margherita', 'Sent');
    await guest.getByRole('link', { name: 'Help', exact: true }).click();
    await guest.getByRole('button', { name: 'Call staff' }).click();
    await expect(guest.locator('#calls')).toContainText('Somebody is on the way');
  });

  await test.step('another language', async () => {
    await guest.getByRole('button', { name: 'Italiano' }).click();
    await expect(guest.locator('html')).toHaveAttribute('lang', 'it');
    await guest.getByRole('link', { name: 'Ordini', exact: true }).click();
    await expect(sentLine(guest, 'Bruschetta').locator('[aria-current="step"]')).toHaveText('Inviato');
    await guest.goto('/visit/help');
    await guest.getByRole('button', { name: 'English' }).click();
    await guest.getByRole('link', { name: 'Orders', exact: true }).click();
  });

  const kitchen = await house.staff('kitchen', plain);
  await test.step('the kitchen cooks by forms', async () => {
    await kitchen.goto('/kitchen');
    await expect(ticketWith(kitchen, 'Pizza Margherita').locator('.says')).toHaveText('Well done, please');
    for (const dish of ['Pizza Margherita', 'Tomato bruschetta']) {
      const ticket = ticketWith(kitchen, dish);
      await ticket.getByRole('button', { name: 'Accept all' }).click();
      await guest.reload();
      await stands(guest, dish, 'Accepted');
      await ticket.getByRole('button', { name: 'Start all' }).click();
      await guest.reload();
      await stands(guest, dish, 'Cooking');
      await ticket.getByRole('button', { name: 'Ready all' }).click();
      await guest.reload();
      await stands(guest, dish, 'Ready');
    }
    await expect(kitchen.locator('#board > .ticket')).toHaveCount(0);
  });

  const floor = await house.staff('floor', plain);
  await test.step('the floor goes, serves, takes the money and closes', async () => {
    await floor.goto('/floor');
    await floor.getByRole('button', { name: "I'll go" }).click();
    await expect(floor.locator('#calls')).toContainText('Nobody is calling');
    const serve = floor.locator('#ready').getByRole('button', { name: 'Served' });
    for (let left = 2; left > 0; left -= 1) {
      await expect(serve).toHaveCount(left);
      await serve.first().click();
    }
    await guest.reload();
    await expect(guest.locator('#orders').getByText('All served')).toBeVisible();

    await desk(floor, 'T3');
    await floor.getByRole('button', { name: 'Close the table' }).click();
    await expect(floor.getByRole('alert').filter({ hasText: 'still to pay' })).toBeVisible();
    await desk(floor, 'T3');
    await floor.getByLabel('Amount').fill('28.50');
    await floor.getByRole('button', { name: 'Take payment' }).click();
    await expect(floor.locator('[data-due]')).toHaveAttribute('data-due', '0');
    await floor.getByRole('button', { name: 'Close the table' }).click();
    await expect(floor).toHaveURL(/\/floor$/);
    await guest.reload();
    await expect(guest.getByRole('heading', { level: 1 })).toHaveText('Thank you, and see you soon');
  });
});

test('a table is opened by the floor without scripts', async ({ house }) => {
  const floor = await house.staff('floor', { javaScriptEnabled: false });
  await desk(floor, 'T9');
  await floor.getByLabel('4', { exact: true }).check();
  await floor.getByRole('button', { name: 'Open the table' }).click();
  await expect(floor.getByLabel('Covers')).toHaveValue('4');
  await expect(floor.getByText('Nothing ordered yet')).toBeVisible();
});
