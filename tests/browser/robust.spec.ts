// Impatient fingers, the Back button, a keyboard.

import { expect, test } from './house';
import { screen } from './screens';
import { add, cartCounts, isLive, openCart, order } from './steps';

test('a double tap on Send makes one order', async ({ house }) => {
  const [anna, kitchen] = [await house.guest('T4'), await house.staff('kitchen')];
  await kitchen.goto('/kitchen');
  await add(anna, 'Tomato bruschetta');
  await cartCounts(anna, 1);
  await openCart(anna);
  await anna.getByRole('button', { name: 'Send the order' }).dblclick();
  await anna.waitForURL('**/visit/orders');
  await expect(anna.locator('#orders > section')).toHaveCount(1);
  await expect(anna.locator('#orders .lines > li')).toHaveCount(1);
  await expect(kitchen.locator('#board > .ticket')).toHaveCount(1);
});

test('two phones that send at the same moment make one order', async ({ house }) => {
  const [anna, bruno] = [await house.guest('T4'), await house.guest('T4')];
  await add(anna, 'Tomato bruschetta');
  await add(bruno, 'Fried calamari');
  for (const phone of [anna, bruno]) {
    await cartCounts(phone, 2);
    await openCart(phone);
    await isLive(phone);
  }
  // By the clock that both share, and on the button as it is then: who is second may have seen the cart sent.
  const at = Date.now() + 500;
  await Promise.all([anna, bruno].map((phone) => phone.evaluate((time) => {
    setTimeout(() => document.getElementById('go')?.click(), time - Date.now());
  }, at)));
  for (const phone of [anna, bruno]) {
    // Who was second is told, and finds the order with everybody's dishes.
    await expect(phone.locator('#orders > section, #toast:not(:empty)')).toHaveCount(1);
    await phone.goto('/visit/orders');
    await expect(phone.locator('#orders > section')).toHaveCount(1);
    await expect(phone.locator('#orders .lines > li')).toHaveCount(2);
  }
});

test('Back closes the sheet and stays on the menu', async ({ house }) => {
  const anna = await house.guest('T4');
  const link = anna.getByRole('link', { name: 'Pizza Margherita', exact: true });
  const sheet = anna.getByRole('dialog');
  await link.click();
  await expect(sheet).toBeVisible();
  await anna.goBack();
  await expect(sheet).toBeHidden();
  await expect(anna).toHaveURL(/\/menu$/);
  await link.click();
  await expect(sheet).toBeVisible();
  await sheet.getByRole('link', { name: 'Close' }).click();
  await expect(sheet).toBeHidden();
  await expect(anna).toHaveURL(/\/menu$/);
  await expect(link).toBeFocused();
});

test('the sheet shows the price of what is chosen', async ({ house }) => {
  const anna = await house.guest('T4');
  await anna.getByRole('link', { name: 'Pizza Margherita', exact: true }).click();
  const sheet = anna.getByRole('dialog');
  await expect(sheet.locator('[data-total]')).toHaveText('€6.00');
  await sheet.getByLabel('Family, 45 cm').check();
  await sheet.getByLabel('Buffalo mozzarella').check();
  await sheet.getByRole('button', { name: 'One more Pizza Margherita' }).click();
  await expect(sheet.locator('[data-total]')).toHaveText('€36.00');
  await sheet.getByRole('button', { name: 'Add to cart' }).click();
  await expect(sheet).toBeHidden();
  await expect(anna.locator('#cartbar .num')).toHaveText('€36.00');
});

test('what went wrong is said over the open sheet, and the sheet stays', async ({ house }) => {
  const anna = await house.guest('T4');
  await isLive(anna);
  await anna.getByRole('link', { name: 'Pizza Margherita', exact: true }).click();
  const sheet = anna.getByRole('dialog');
  await sheet.getByLabel('Note for the kitchen').fill('No basil');
  await house.kill();
  await sheet.getByRole('button', { name: 'Add to cart' }).click();
  const toast = sheet.locator('#toast');
  await expect(toast).toHaveText((await anna.locator('body').getAttribute('data-offline')) ?? '?');
  await screen(anna, 'sheet-toast');
  // A tap on the words takes them away, which needs them to lie on top.
  await toast.click();
  await expect(toast).toBeHidden();
  await house.start();
  await isLive(anna);
  await expect(sheet.getByLabel('Note for the kitchen')).toHaveValue('No basil');
  await sheet.getByRole('button', { name: 'Add to cart' }).click();
  await expect(sheet).toBeHidden();
  await expect(anna.locator('#toast')).toHaveText("Added to the table's cart.");
  await cartCounts(anna, 1);
});

test('with the keyboard alone: open a dish, choose, add', async ({ house }) => {
  const anna = await house.guest('T4', { viewport: { width: 1280, height: 800 }, isMobile: false, hasTouch: false });
  const link = anna.getByRole('link', { name: 'Pizza Margherita', exact: true });
  await isLive(anna);
  await link.focus();
  await anna.keyboard.press('Enter');
  const sheet = anna.getByRole('dialog');
  await expect(sheet).toBeVisible();
  const press = async (key: string, until: ReturnType<typeof sheet.locator>) => {
    for (let n = 0; n < 30; n += 1) {
      if (await until.evaluate((el) => el === document.activeElement)) return;
      await anna.keyboard.press(key);
    }
    await expect(until).toBeFocused();
  };
  await press('Tab', sheet.getByLabel('Small, 24 cm'));
  await anna.keyboard.press('ArrowDown');
  await expect(sheet.getByLabel('Regular, 32 cm')).toBeChecked();
  await press('Tab', sheet.getByLabel('Spicy ’nduja'));
  await anna.keyboard.press('Space');
  await press('Tab', sheet.getByLabel('Note for the kitchen'));
  await anna.keyboard.type('Cut in eight');
  await press('Tab', sheet.getByRole('button', { name: 'Add to cart' }));
  await anna.keyboard.press('Enter');
  await expect(sheet).toBeHidden();
  await expect(link).toBeFocused();
  await expect(anna.locator('#cartbar')).toContainText('€10.00');
  await openCart(anna);
  await expect(anna.locator('#cart .detail').first()).toHaveText('Regular, 32 cm, Spicy ’nduja');
  await expect(anna.locator('#cart .note')).toContainText('Cut in eight');
});

test('the focus stays on the stepper while others change the cart', async ({ house }) => {
  const [anna, bruno] = [await house.guest('T4'), await house.guest('T4')];
  await add(anna, 'Tomato bruschetta');
  await cartCounts(anna, 1);
  await openCart(anna);
  await isLive(anna);
  const more = anna.getByRole('button', { name: 'One more Tomato bruschetta' });
  await more.focus();
  await add(bruno, 'Fried calamari');
  await expect(anna.locator('#cart .lines > li')).toHaveCount(2);
  await expect(more).toBeFocused();
  await anna.keyboard.press('Enter');
  await expect(anna.locator('#cart output').first()).toHaveText('2');
  await expect(more).toBeFocused();
  await expect(bruno.locator('#cartbar .count')).toHaveText('3');
});

test('the open sheet keeps what was typed while the menu is painted', async ({ house }) => {
  const [anna, bruno, kitchen] = [await house.guest('T4'), await house.guest('T4'), await house.staff('kitchen')];
  await kitchen.goto('/kitchen/items');
  await isLive(anna);
  await anna.getByRole('link', { name: 'Pizza Margherita', exact: true }).click();
  const note = anna.getByRole('dialog').getByLabel('Note for the kitchen');
  await note.fill('No basil');
  await kitchen.getByRole('button', { name: 'Mark sold out Pizza Marinara' }).click();
  await add(bruno, 'Fried calamari');
  await cartCounts(anna, 1);
  await expect(anna.locator('.item.is-out').filter({ hasText: 'Pizza Marinara' })).toHaveCount(1);
  await expect(note).toHaveValue('No basil');
  await expect(note).toBeFocused();
});

test('a dish can be taken back until the kitchen has accepted it', async ({ house }) => {
  const [anna, bruno, kitchen] = [await house.guest('T4'), await house.guest('T4'), await house.staff('kitchen')];
  await kitchen.goto('/kitchen');
  await order(anna, 'Tomato bruschetta', 'Fried calamari');
  await isLive(anna);
  await bruno.goto('/visit/orders');
  await expect(bruno.getByRole('button', { name: 'Take back' })).toHaveCount(0);
  await anna.getByRole('button', { name: 'Take back Tomato bruschetta' }).click();
  for (const phone of [anna, bruno]) await expect(phone.locator('#orders').getByText('Cancelled')).toBeVisible();
  await expect(kitchen.locator('.is-void .what')).toHaveText('1×Tomato bruschetta');
  await kitchen.getByRole('button', { name: 'Accept all' }).click();
  await expect(anna.getByRole('button', { name: 'Take back' })).toHaveCount(0);
});
