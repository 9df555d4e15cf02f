// What a dish tells a table and its cook: what is popular, what is left out and who is allergic, a price that
// changes under a cart, and fewer left than wanted. And that all of it fits at twice the text.

import { execFile } from 'node:child_process';
import { readFile, writeFile } from 'node:fs/promises';
import path from 'node:path';
import { promisify } from 'node:util';
import { expect, test } from './house';
import { program } from './program';
import { add, cartCounts, isLive, openCart, send, sentLine, ticketWith } from './steps';

test('popular dishes come first, with what they cost from and their sizes', async ({ house }) => {
  const guest = await house.guest('T4');
  const popular = guest.getByRole('region', { name: 'Popular here' });
  const first = popular.getByRole('listitem').first();
  await expect(first).toContainText('€');
  const name = (await first.locator('a > span').first().textContent()) ?? '';
  await expect(guest.locator('.item', { has: guest.locator('h3', { hasText: name }) })).toContainText('Popular');
  await first.getByRole('link').click();
  const sheet = guest.getByRole('dialog');
  await expect(sheet.getByRole('heading', { name, level: 2 })).toBeVisible();
  await guest.keyboard.press('Escape');
  const board = guest.locator('.item', { has: guest.locator('h3', { hasText: 'Cured meat and cheese board' }) });
  await expect(board.locator('.price')).toContainText('from');
  await expect(board.locator('.sizes')).toContainText('/');
});

test('what is left out and who is allergic stands on the ticket', async ({ house }) => {
  const [anna, cook] = [await house.guest('T2'), await house.staff('kitchen')];
  await cook.goto('/kitchen?station=all');
  await isLive(cook);
  await anna.getByRole('link', { name: 'Diet & allergies' }).click();
  const diet = anna.getByRole('dialog');
  await diet.getByLabel('Milk', { exact: true }).check();
  await diet.getByLabel('I am allergic', { exact: true }).check();
  await diet.getByRole('button', { name: /^Save/ }).click();
  await expect(diet).toBeHidden();
  await anna.getByRole('link', { name: 'Sliced sirloin steak', exact: true }).click();
  const sheet = anna.locator('dialog .dish');
  for (const group of await sheet.locator('fieldset:has([type=radio])').all()) await group.locator('label').first().click();
  await sheet.getByRole('checkbox', { name: /^Rocket/ }).check();
  await sheet.getByRole('button', { name: 'Add to cart' }).click();
  await openCart(anna);
  await expect(anna.locator('#cart')).toContainText('without Rocket');
  await send(anna);
  const ticket = ticketWith(cook, 'Sliced sirloin steak');
  await expect(ticket.locator('.minus')).toContainText('Rocket');
  await expect(ticket.locator('.allergy.danger')).toContainText('milk', { ignoreCase: true });
  await anna.goto('/visit/diet');
  await anna.getByLabel('I am allergic', { exact: true }).uncheck();
  await anna.getByRole('button', { name: /^Save/ }).click();
  await expect(ticket.locator('.allergy')).toHaveCount(0);
});

test('a price that changes under a cart is shown before and after, and the round goes', async ({ house }) => {
  const [anna, ben] = [await house.guest('T4'), await house.guest('T4')];
  await add(anna, 'Tomato bruschetta');
  await cartCounts(anna, 1);
  await openCart(anna);
  for (const phone of [anna, ben]) await isLive(phone);

  const file = path.join(house.data, 'new-menu.json');
  const comanda = (...args: string[]): Promise<unknown> => promisify(execFile)(program, [...args, '--data', house.data]);
  await comanda('export', 'menu', '--to', file);
  const menu = JSON.parse(await readFile(file, 'utf8')) as { categories: { items: { name: { en: string }; price: string }[] }[] };
  const dish = menu.categories.flatMap((c) => c.items).find((i) => i.name.en === 'Tomato bruschetta');
  if (!dish) throw new Error('no bruschetta');
  dish.price = '47.11';
  await writeFile(file, JSON.stringify(menu));
  await comanda('import', 'menu', file);

  await expect(ben.locator('.item', { hasText: 'Tomato bruschetta' }).locator('.price')).toHaveText('€47.11');
  const line = anna.locator('#cart li', { hasText: 'Tomato bruschetta' });
  await expect(line).toContainText('The price has changed');
  await expect(line.locator('s')).not.toHaveText('€47.11');
  await expect(anna.locator('#go')).toContainText('€47.11');
  await anna.locator('#go').click();
  await anna.waitForURL('**/visit/orders');
  await expect(sentLine(anna, 'Tomato bruschetta')).toContainText('€47.11');
});

test('fewer than wanted are taken with one tap', async ({ house }) => {
  const [anna, cook] = [await house.guest('T4'), await house.staff('kitchen')];
  for (let n = 1; n <= 3; n += 1) {
    await add(anna, 'Tuscan beans');
    await cartCounts(anna, n);
  }
  await openCart(anna);
  await isLive(anna);
  await cook.goto('/kitchen/items');
  await cook.locator('.stock > li', { hasText: 'Tuscan beans' }).getByRole('link').first().click();
  await cook.getByLabel('How many are left?').fill('2');
  await cook.getByRole('button', { name: 'Set what is left' }).click();
  const line = anna.locator('#cart li', { hasText: 'Tuscan beans' });
  await line.getByRole('button', { name: 'Take 2' }).click();
  await expect(line.locator('output')).toHaveText('2');
  await send(anna);
  await expect(sentLine(anna, 'Tuscan beans')).toContainText('2×');
});

test('at twice the text every page of a guest fits a phone', async ({ house }) => {
  const guest = await house.guest('T4');
  await add(guest, 'Tomato bruschetta');
  await cartCounts(guest, 1);
  for (const lang of ['en', 'de', 'it', 'fr', 'es']) {
    await guest.context().addCookies([{ name: 'comanda_lang', value: lang, url: house.url }]);
    for (const page of ['/menu', '/menu/items/1', '/visit/cart', '/visit/orders', '/visit/diet', '/visit/help', '/visit/me']) {
      await guest.goto(page);
      await guest.evaluate(() => { document.documentElement.style.fontSize = '200%'; });
      const wide = await guest.evaluate(() => {
        const width = document.documentElement.clientWidth;
        if (document.documentElement.scrollWidth <= width) return [];
        return [...document.querySelectorAll('body *')].filter((el) => el.getBoundingClientRect().right > width + 1)
          .filter((el) => ![...el.children].some((c) => c.getBoundingClientRect().right > width + 1)).slice(0, 6).map((el) => `${el.tagName}.${el.className}#${el.id} ${Math.round(el.getBoundingClientRect().right)}`);
      });
      expect.soft(wide, `${lang} ${page}`).toEqual([]);
    }
  }
});
