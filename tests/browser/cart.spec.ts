// The cart that a table shares, as paints change it: a line comes with its guest's group, the rest stays as it is.

import { expect, test } from './house';
import { add, between, cartCounts, groupOf, isLive, nameOf, openCart } from './steps';

test('who else puts something in the cart appears in their place, and nothing that is read moves', async ({ house }) => {
  const [anna, ben, carla] = [await house.guest('T4'), await house.guest('T4'), await house.guest('T4')];
  for (const dish of ['Tomato bruschetta', 'Fried calamari', 'Roast potatoes']) await add(carla, dish);
  await cartCounts(carla, 3);
  await carla.setViewportSize({ width: 390, height: 480 });
  await openCart(carla);
  await isLive(carla);
  const last = carla.locator('#cart .lines > li').last();
  await last.scrollIntoViewIfNeeded();
  const [before, kept] = [await last.boundingBox(), await last.elementHandle()];
  const scrolled = await carla.evaluate(() => document.querySelector('#cart')!.getBoundingClientRect().top < 0);
  expect(scrolled, 'the cart begins above what is seen').toBe(true);

  await add(ben, 'Tuscan beans');
  await add(anna, 'Tomato bruschetta');
  await expect(carla.locator('#cart .group')).toHaveCount(3);
  const names = await carla.locator('#cart .group h2').allTextContents();
  expect(names.map((name) => name.split(/\s/)[0])).toEqual(
    (await Promise.all([anna, ben, carla].map(nameOf))).map((name) => name.split(/\s/)[0]),
  );
  expect(await kept?.evaluate((li) => li.isConnected), 'her own lines were left as they are').toBe(true);
  const after = await last.boundingBox();
  expect(Math.abs((after?.y ?? 0) - (before?.y ?? 1000))).toBeLessThan(2);

  // Everything that the phone shows is what the house has.
  const shown = () => carla.locator('#cart').evaluate((cart) => cart.textContent?.replace(/\s+/g, ' ').trim());
  const live = await shown();
  await carla.reload();
  expect(await shown()).toBe(live);
});

test('the first dish takes the place of the empty cart, and the last one leaves it', async ({ house }) => {
  const [anna, ben] = [await house.guest('T4'), await house.guest('T4')];
  await openCart(ben);
  await isLive(ben);
  await expect(ben.locator('#cart-empty')).toBeVisible();
  await add(anna, 'Tomato bruschetta');
  await expect(groupOf(ben, await nameOf(anna)).locator('.name')).toHaveText(['Tomato bruschetta']);
  await expect(ben.locator('#cart-empty')).toHaveCount(0);
  await openCart(anna);
  await anna.getByRole('button', { name: /^Remove/ }).click();
  await expect(ben.locator('#cart-empty')).toBeVisible();
  await expect(ben.locator('#cart .group')).toHaveCount(0);
});

test('a paint that was overtaken does not bring back what is gone', async ({ house }) => {
  const [anna, ben] = [await house.guest('T4'), await house.guest('T4')];
  await add(anna, 'Tomato bruschetta');
  await add(anna, 'Fried calamari');
  await cartCounts(anna, 2);
  const { hold, held, letGo } = await between(anna, /\/live\/visit/);
  await anna.goto('/visit/cart');
  await isLive(anna);
  hold();
  await add(ben, 'Roast potatoes');
  await expect.poll(() => held().filter((message) => message.includes('"visit/cart"')).length).toBe(1);
  await openCart(ben);
  await ben.getByRole('button', { name: /^Remove Roast/ }).click();
  await expect(groupOf(ben, await nameOf(ben))).toHaveCount(0);
  // The answer to what Anna taps is newer than what her socket has not brought yet.
  await anna.getByRole('button', { name: /^Remove Fried/ }).click();
  await expect(anna.locator('#cart .lines > li')).toHaveCount(1);
  const late = held().find((message) => message.includes('"visit/cart"'));
  expect(late).toContain('Roast potatoes');
  letGo(late ?? '');
  await expect(anna.locator('#cart .group')).toHaveCount(1);
  await expect(anna.locator('#cart .name')).toHaveText(['Tomato bruschetta']);
});
