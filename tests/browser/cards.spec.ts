// The cards on the tables: a phone's camera must read from paper what the house means.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, test } from './house';
import { screen } from './screens';

/** What the codes in a picture say. */
async function decode(file: string): Promise<string[]> {
  const { stdout } = await promisify(execFile)('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', file]);
  return stdout.split('\n').filter((line) => line !== '');
}

test('every printed card leads to its table', async ({ house }, info) => {
  const owner = await house.staff('owner');
  await owner.goto('/admin/tables/sheet');
  const cards = owner.locator('.qr-card');
  await expect(cards).toHaveCount(house.tables.length);
  for (const image of await cards.getByRole('img').all()) await expect(image).toHaveJSProperty('complete', true);

  for (const table of house.tables) {
    const card = owner.locator('.qr-card', { has: owner.getByRole('heading', { name: `Table ${table}`, exact: true }) });
    const file = info.outputPath(`${table}.png`);
    await card.screenshot({ path: file });
    expect(await decode(file), table).toEqual([house.tableUrl(table)]);
  }
  const onScreen = await decode(await screen(owner, 'cards-screen', { whole: true }));
  expect(onScreen.sort()).toEqual(house.tables.map((t) => house.tableUrl(t)).sort());
});

test('the sheet reads the same on paper', async ({ house }) => {
  const owner = await house.staff('owner', { colorScheme: 'dark' });
  await owner.goto('/admin/tables/sheet');
  // A4 at 96 dots per inch, without its margins.
  await owner.setViewportSize({ width: 718, height: 1046 });
  await owner.emulateMedia({ media: 'print' });
  const onPaper = await decode(await screen(owner, 'cards-paper', { whole: true }));
  expect(onPaper.sort()).toEqual(house.tables.map((t) => house.tableUrl(t)).sort());
});
