// The menu in the hand: searching, what a guest does not eat, what stands in for a sold-out dish, text
// size, and the place where one was. Then the same without a script.

import type { Locator, Page } from '@playwright/test';
import { violations } from './axe';
import { expect, test } from './house';
import { add, addButton, cartCounts, isLive, mark, openCart, send, stayed } from './steps';

// By its text and not by its role: what is hidden has none.
const dish = (page: Page, name: string): Locator => page.locator('.item', { has: page.locator('h3', { hasText: new RegExp(`^${name}$`) }) });

async function openDiet(page: Page): Promise<Locator> {
  await page.getByRole('link', { name: 'Diet & allergies' }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByRole('heading', { name: 'Diet & allergies' })).toBeVisible();
  return sheet;
}

/** Ticks these, and saves. */
async function mind(page: Page, ...labels: string[]): Promise<void> {
  const sheet = await openDiet(page);
  for (const label of labels) await sheet.getByLabel(label, { exact: true }).check();
  await sheet.getByRole('button', { name: /^Save and show/ }).click();
  await expect(sheet).toBeHidden();
}

async function openDish(page: Page, name: string): Promise<Locator> {
  await page.getByRole('link', { name, exact: true }).click();
  const sheet = page.getByRole('dialog');
  await expect(sheet.getByRole('heading', { name })).toBeVisible();
  return sheet;
}

test('a search shows its dishes while one types', async ({ house }) => {
  const guest = await house.guest('T4');
  await isLive(guest);
  await mark(guest);
  const search = guest.getByRole('searchbox', { name: 'Search the menu' });
  const shown = guest.locator('.item:visible');
  const found = guest.locator('#found');

  await test.step('words in any order, in names, descriptions and categories, without accents', async () => {
    await search.pressSequentially('mayo CALAM');
    await expect(shown.locator('h3')).toHaveText(['Fried calamari']);
    await expect(found).toHaveText('1 of 60 dishes');
    await expect(found).toHaveAttribute('role', 'status');
    await expect(guest.getByRole('heading', { level: 2, name: 'Pizza' })).toBeHidden();
    await search.fill('tiramisù');
    await expect(shown).toHaveCount(1);
    await search.fill('dessert');
    await expect(shown).toHaveCount(6);
  });

  await test.step('a dish that changes meanwhile stays where the search puts it', async () => {
    const cook = await house.staff('kitchen');
    const id = await dish(guest, 'Fried calamari').getAttribute('id');
    await cook.evaluate((path) => fetch(path, { method: 'POST', body: new URLSearchParams({ available: 'no' }) }), `/kitchen/items/${id?.slice(5)}`);
    await expect(dish(guest, 'Fried calamari')).toHaveClass(/is-out/);
    await expect(dish(guest, 'Fried calamari')).toBeHidden();
    await expect(shown).toHaveCount(6);
  });

  await test.step('nothing found, and the way back', async () => {
    await search.fill('sushi');
    await expect(shown).toHaveCount(0);
    await expect(found).toContainText('Nothing found');
    await guest.getByRole('link', { name: 'Clear the search' }).click();
    await expect(shown).toHaveCount(60);
    await expect(found).toHaveText('');
    await search.fill('pizza');
    await expect(shown).not.toHaveCount(60);
    await search.press('Escape');
    await expect(search).toHaveValue('');
    await expect(shown).toHaveCount(60);
  });

  await test.step('the rail leads to it from anywhere', async () => {
    await guest.evaluate(() => scrollTo(0, 3000));
    await guest.locator('.rail').getByRole('link', { name: 'Search the menu' }).click();
    await expect(search).toBeFocused();
  });
  await stayed(guest);
});

test('what a guest does not eat is marked everywhere, and stays', async ({ house }) => {
  test.setTimeout(120_000);
  const anna = await house.guest('T4');
  const ben = await house.guest('T4');
  await isLive(anna);
  await mark(anna);

  await test.step('the form counts what it leaves, and the page changes at once', async () => {
    const sheet = await openDiet(anna);
    await expect(sheet).toContainText('erased when your table is closed');
    await sheet.getByLabel('Milk', { exact: true }).check();
    await expect(sheet.getByRole('button', { name: 'Save and show 60 dishes' })).toBeVisible();
    await sheet.getByLabel('Hide dishes that contain them').check();
    const count = Number(/\d+/.exec((await sheet.getByRole('button', { name: /^Save/ }).textContent()) ?? '')?.[0]);
    expect(count).toBeGreaterThan(20);
    expect(count).toBeLessThan(50);
    expect(await violations(anna)).toEqual([]);
    await sheet.getByRole('button', { name: /^Save/ }).click();
    await expect(anna.locator('.item:visible')).toHaveCount(count);
    await expect(anna.locator('#found')).toHaveText(`${count} of 60 dishes`);
    await stayed(anna);
    await anna.reload();
    await expect(anna.locator('.item:visible')).toHaveCount(count);
    await expect(anna.locator('#found')).toHaveText(`${count} of 60 dishes`);
    await anna.getByRole('button', { name: 'Show all dishes' }).click();
    await expect(anna.locator('.item:visible')).toHaveCount(60);
  });

  await test.step('an allergy is said in words at dishes, and at no others', async () => {
    await mind(anna, 'I am allergic');
    const caprese = dish(anna, 'Buffalo caprese');
    await expect(caprese.getByText('you marked it')).toBeVisible();
    await expect(caprese.locator('.allergens')).toHaveText('Contains Milk – you marked it');
    await expect(dish(anna, 'Tomato bruschetta').getByText('you marked it')).toBeHidden();
    await expect(anna.locator('#marked')).toHaveText('Allergic: Milk');
    expect(await violations(anna)).toEqual([]);
  });

  await test.step('the sheet follows what is chosen and left out', async () => {
    const sheet = await openDish(anna, 'Chianina beef burger');
    const contains = sheet.locator('#contains');
    await expect(contains).toContainText('Milk');
    await expect(contains.getByText('you marked it')).toBeVisible();
    await sheet.getByLabel('Provolone').check();
    await expect(contains).not.toContainText('Milk');
    await expect(contains.getByText('you marked it')).toBeHidden();
    expect(await violations(anna)).toEqual([]);
    await sheet.getByLabel('Well done').check();
    await sheet.getByRole('button', { name: 'Add to cart' }).click();
    await expect(sheet).toBeHidden();
    await cartCounts(anna, 1);
    const pasta = await openDish(anna, 'Pasta with tomato and basil');
    const grated = pasta.locator('.choice', { hasText: 'Parmigiano' });
    await expect(grated.getByText('you marked it')).toBeVisible();
    await anna.keyboard.press('Escape');
  });

  await test.step('a dish that another phone adds says it in the shared cart, and only to her', async () => {
    await openCart(anna);
    await isLive(anna);
    await add(ben, 'Buffalo caprese');
    const line = anna.locator('#cart .lines > li', { hasText: 'Buffalo caprese' });
    await expect(line.locator('.conflict')).toHaveText('Contains Milk – you marked it');
    await expect(line.locator('.conflict')).toBeVisible();
    await expect(anna.locator('#cart .lines > li', { hasText: 'burger' }).locator('.conflict')).toBeHidden();
    await openCart(ben);
    await expect(ben.locator('#cart .conflict').first()).toBeHidden();
    await send(anna);
    await expect(anna.locator('#orders li', { hasText: 'Buffalo caprese' }).locator('.conflict')).toBeVisible();
  });

  await test.step('diets hide what does not fit, their headings and chips included', async () => {
    await anna.goto('/menu');
    await mind(anna, 'Vegan');
    await expect(anna.getByRole('heading', { level: 2, name: 'Desserts' })).toBeHidden();
    await expect(anna.locator('.rail').getByRole('link', { name: 'Desserts' })).toBeHidden();
    await expect(dish(anna, 'Tomato bruschetta')).toBeVisible();
    await expect(dish(anna, 'Buffalo caprese')).toBeHidden();
  });
});

test('a tap shows its result at once, and a sold-out dish leads on', async ({ house }) => {
  const guest = await house.guest('T4');
  await isLive(guest);

  await test.step('the bar counts before the answer is there, and the answer puts it right', async () => {
    let answer = (): void => undefined;
    const held = new Promise<void>((resolve) => (answer = resolve));
    await guest.route('**/visit/cart/lines', async (route) => {
      await held;
      await route.continue();
    });
    await add(guest, 'Tomato bruschetta');
    await cartCounts(guest, 1);
    await expect(dish(guest, 'Tomato bruschetta').locator('.add')).toHaveClass(/is-added/);
    // The late answer leaves the dish alone that was opened meanwhile.
    const other = await openDish(guest, 'Fried calamari');
    answer();
    await expect(guest.locator('#cartbar')).toContainText('€7.50');
    await expect(other).toBeVisible();
    await guest.keyboard.press('Escape');
    await expect(other).toBeHidden();
    await guest.unroute('**/visit/cart/lines');
    await guest.route('**/visit/cart/lines', (route) => route.abort());
    await addButton(guest, 'Buffalo caprese').click();
    await expect(guest.locator('#toast')).toContainText('No connection');
    await cartCounts(guest, 1);
    await expect(dish(guest, 'Buffalo caprese').locator('.add')).not.toHaveClass(/is-added/);
    await guest.unroute('**/visit/cart/lines');
  });

  await test.step('what is near to a sold-out dish opens in the same sheet', async () => {
    const sheet = await openDish(guest, 'Sicilian cannoli');
    await expect(sheet.getByText('sold out for now')).toBeVisible();
    const near = sheet.getByRole('region', { name: 'You may like instead' }).getByRole('link');
    await expect(near).toHaveCount(3);
    const name = (await near.first().locator('.grow').textContent()) ?? '';
    await near.first().click();
    await expect(sheet.getByRole('heading', { name })).toBeFocused();
    await guest.keyboard.press('Escape');
    await expect(sheet).toBeHidden();
    await expect(guest.getByRole('link', { name: 'Sicilian cannoli', exact: true })).toBeFocused();
  });

  await test.step('the last ones in another cart are on hold, not sold out', async () => {
    const other = await house.guest('T5');
    const lobster = await openDish(other, 'Linguine with lobster');
    await lobster.getByLabel('Quantity').fill('6');
    await lobster.getByRole('button', { name: 'Add to cart' }).click();
    await expect(dish(guest, 'Linguine with lobster').getByText('In somebody’s cart just now')).toBeVisible();
  });

  await test.step('from the menu to a sent order in four taps', async () => {
    await guest.goto('/menu');
    await add(guest, 'Negroni'); // 1
    await cartCounts(guest, 2);
    await guest.locator('#cartbar').click(); // 2
    await send(guest); // 3
    await expect(guest.locator('#orders .lines > li')).toHaveCount(2);
  });
});

test('the menu is where one left it, and written as large as one likes', async ({ house }) => {
  const guest = await house.guest('T4');

  await test.step('back from the cart by a tap', async () => {
    await dish(guest, 'Negroni').scrollIntoViewIfNeeded();
    await expect(guest.locator('.rail [aria-current]')).toHaveText('Wine, beer and cocktails');
    expect(await guest.evaluate(() => scrollY)).toBeGreaterThan(2000);
    // By what the eye sees: what is above is measured only when it comes into view.
    const at = async (): Promise<number> => (await dish(guest, 'Negroni').boundingBox())?.y ?? NaN;
    let before = NaN;
    await expect.poll(async () => {
      const was = before;
      before = await at();
      return before - was;
    }, { intervals: [300] }).toBe(0);
    await openCart(guest);
    await guest.getByRole('link', { name: 'Menu', exact: true }).click();
    await expect(dish(guest, 'Negroni')).toBeInViewport();
    await expect.poll(async () => Math.abs((await at()) - before)).toBeLessThan(100);
  });

  await test.step('three sizes, at once and for good, and nothing is wider than the phone', async () => {
    const wide = (): Promise<number> => guest.evaluate(() => document.documentElement.scrollWidth - document.documentElement.clientWidth);
    const size = (): Promise<number> => dish(guest, 'Negroni').locator('h3').evaluate((el) => parseFloat(getComputedStyle(el).fontSize));
    const before = await size();
    const sheet = await openDiet(guest);
    await sheet.getByLabel('Milk', { exact: true }).check();
    await sheet.getByRole('button', { name: 'Largest text' }).click();
    await expect(guest.locator('html')).toHaveClass(/text-3/);
    await expect(sheet.getByLabel('Milk', { exact: true })).toBeChecked();
    await sheet.getByRole('button', { name: /^Save/ }).click();
    expect((await size()) / before).toBeGreaterThan(1.3);
    for (const path of ['/menu', '/visit/diet', '/visit/cart', '/visit/help', '/menu/items/1']) {
      await guest.goto(path);
      await expect(guest.locator('html')).toHaveClass(/text-3/);
      expect(await wide(), path).toBe(0);
    }
    await guest.goto('/visit/help');
    await guest.getByRole('button', { name: 'Normal text' }).click();
    await expect(guest).toHaveURL(/\/visit\/help$/);
    await expect(guest.locator('html')).toHaveClass(/text-1/);
  });
});

test('all of it without scripts', async ({ house }) => {
  const guest = await house.guest('T4', { javaScriptEnabled: false });
  const shown = guest.locator('.item:visible');

  await test.step('searching', async () => {
    await guest.getByRole('searchbox').fill('tiramisu');
    await guest.getByRole('button', { name: 'Search the menu' }).click();
    await expect(shown).toHaveCount(1);
    await expect(guest.locator('#found')).toHaveText('1 of 60 dishes');
    await guest.getByRole('link', { name: 'Clear the search' }).click();
    await expect(shown).toHaveCount(60);
  });

  await test.step('what one does not eat', async () => {
    await guest.getByRole('link', { name: 'Diet & allergies' }).click();
    await expect(guest).toHaveURL(/\/visit\/diet$/);
    await guest.getByLabel('Vegetarian').check();
    await guest.getByLabel('Nuts', { exact: true }).check();
    await guest.getByLabel('I am allergic').check();
    await guest.getByRole('button', { name: 'Save' }).click();
    await expect(guest).toHaveURL(/\/menu$/);
    await expect(guest.locator('#found')).toHaveText(/^[1-5]\d of 60 dishes$/);
    await expect(shown).toHaveCount(parseInt((await guest.locator('#found').textContent()) ?? ''));
    await expect(dish(guest, 'Trofie with Genoese pesto').getByText('you marked it')).toBeVisible();
    await expect(dish(guest, 'Buffalo caprese').getByText('you marked it')).toBeHidden();
    await guest.getByRole('button', { name: 'Show all dishes' }).click();
    await expect(shown).toHaveCount(60);
  });

  await test.step('leaving something out, and what is near', async () => {
    await guest.getByRole('link', { name: 'Cured meat and cheese board', exact: true }).click();
    await expect(guest.locator('#contains').getByText('you marked it')).toBeVisible();
    await guest.getByLabel('Pistachio mortadella').check();
    await guest.getByRole('button', { name: 'Add to cart' }).click();
    await guest.getByRole('link', { name: 'Cart', exact: true }).click();
    await expect(guest.locator('#cart .conflict')).toBeHidden();
    await guest.goto('/menu');
    await guest.getByRole('link', { name: 'Sicilian cannoli', exact: true }).click();
    await expect(guest.getByRole('region', { name: 'You may like instead' }).getByRole('link')).toHaveCount(3);
  });

  await test.step('text size', async () => {
    await guest.goto('/visit/diet');
    await guest.getByRole('button', { name: 'Large text' }).click();
    await expect(guest).toHaveURL(/\/visit\/diet$/);
    await expect(guest.locator('html')).toHaveClass(/text-2/);
  });
});
