// The cards on the tables: a phone's camera must read from paper what the house means, from the PDF and
// from what the browser prints alike.

import { execFile } from 'node:child_process';
import { writeFile } from 'node:fs/promises';
import { promisify } from 'node:util';
import type { Page } from '@playwright/test';
import { expect, type House, test } from './house';
import { setting } from './program';

const run = promisify(execFile);

/** Where the cards stand on a page, in millimetres, as somebody with a ruler finds them. */
const SIZES = [
  { size: 'sheet', paper: [210, 297], columns: 2, rows: 4, width: 95, height: 68 },
  { size: 'tent', paper: [148, 210], columns: 1, rows: 2, width: 148, height: 105 },
  { size: 'pocket', paper: [210, 297], columns: 2, rows: 5, width: 85.6, height: 54 },
] as const;
type Size = (typeof SIZES)[number];

/** What the codes in a part of a page say; millimetres from its top left. As a camera does, the reader looks from
 * more than one distance: at a single one it misses a code now and then. */
async function read(file: string, page: number, box: [number, number, number, number]): Promise<string[]> {
  for (const dpi of [300, 200, 400, 150]) {
    const found = await readAt(dpi, file, page, box);
    if (found.length > 0) return found;
  }
  return [];
}

async function readAt(dpi: number, file: string, page: number, box: [number, number, number, number]): Promise<string[]> {
  const [x, y, w, h] = box.map((mm) => String(Math.round((mm * dpi) / 25.4))) as [string, string, string, string];
  const picture = `${file}-part`;
  const where = ['-f', String(page), '-l', String(page), '-x', x, '-y', y, '-W', w, '-H', h];
  await run('pdftoppm', ['-r', String(dpi), '-png', '-singlefile', ...where, file, picture]);
  const zbar = ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', `${picture}.png`];
  const { stdout } = await run('zbarimg', zbar).catch(() => ({ stdout: '' }));
  return stdout.split('\n').filter((line) => line !== '');
}

/** The number of a PDF's pages; each is as large as its paper. */
async function pages(file: string, { paper }: Size): Promise<number> {
  const { stdout } = await run('pdfinfo', ['-l', '1000', file]);
  const sizes = [...stdout.matchAll(/size:\s+([\d.]+) x ([\d.]+) pts/g)];
  for (const [, width, height] of sizes) {
    // Chromium rounds to whole pixels.
    expect(Math.abs((Number(width) * 25.4) / 72 - paper[0])).toBeLessThan(0.3);
    expect(Math.abs((Number(height) * 25.4) / 72 - paper[1])).toBeLessThan(0.3);
  }
  expect(sizes).toHaveLength(Number(/Pages:\s+(\d+)/.exec(stdout)?.[1]));
  return sizes.length;
}

/** Every card has its own codes at its place, and no page has more. */
async function check(file: string, at: Size, house: House, wifi: string | undefined): Promise<void> {
  const each = at.columns * at.rows;
  // A tent has its table on both sides.
  const cards = house.tables.flatMap((table) => (at.size === 'tent' ? [table, table] : [table]));
  expect(await pages(file, at)).toBe(Math.ceil(cards.length / each));
  const left = (at.paper[0] - at.columns * at.width) / 2;
  const top = (at.paper[1] - at.rows * at.height) / 2;
  for (const [n, table] of cards.entries()) {
    const [page, place] = [Math.floor(n / each) + 1, n % each];
    const [x, y] = [left + (place % at.columns) * at.width, top + Math.floor(place / at.columns) * at.height];
    const turned = at.size === 'tent' && place === 0;
    const half = at.width / 2;
    const sides = [x, x + half].map((from) => [from, y, half, at.height] as [number, number, number, number]);
    const [first, second] = (turned ? sides.reverse() : sides) as [[number, number, number, number], [number, number, number, number]];
    if (wifi === undefined) {
      expect(await read(file, page, [x, y, at.width, at.height]), `${at.size} ${table}`).toEqual([house.tableUrl(table)]);
    } else {
      expect(await read(file, page, first), `${at.size} ${table}: Wi-Fi`).toEqual([wifi]);
      expect(await read(file, page, second), `${at.size} ${table}`).toEqual([house.tableUrl(table)]);
    }
  }
}

/** The cards of a size as the browser prints them, and as the house's own PDF. */
async function printed(owner: Page, size: string, file: (name: string) => string): Promise<[string, string]> {
  const [print, pdf] = [file(`print-${size}.pdf`), file(`file-${size}.pdf`)];
  await owner.goto(`/admin/tables/cards?size=${size}&beneath=en`);
  await owner.pdf({ path: print, preferCSSPageSize: true });
  await download(owner, await pdfOf(owner), pdf);
  return [print, pdf];
}

/** Where the PDF of what is ticked now is: the form goes there, also where it was not shown before. */
async function pdfOf(owner: Page): Promise<string> {
  return owner.getByRole('button', { name: 'PDF' }).evaluate((button) => {
    const { form, formAction } = button as HTMLButtonElement;
    const asked = [...new FormData(form ?? undefined)].map(([name, value]) => [name, String(value)]);
    return `${formAction}?${new URLSearchParams(asked).toString()}`;
  });
}

/** Saves a PDF as the browser gets it: only the browser knows where the house's name leads. */
async function download(owner: Page, link: string, file: string): Promise<void> {
  const [kind, bytes] = await owner.evaluate(async (href) => {
    const answer = await fetch(href);
    return [answer.headers.get('content-type'), [...new Uint8Array(await answer.arrayBuffer())]] as const;
  }, link);
  expect(kind).toBe('application/pdf');
  await writeFile(file, Uint8Array.from(bytes));
}

for (const at of SIZES) {
  test(`every card of the size ${at.size} leads to its table, and into the Wi-Fi`, async ({ house }, info) => {
    test.slow();
    const owner = await house.staff('owner', { colorScheme: 'dark' });
    for (const file of await printed(owner, at.size, (name) => info.outputPath(name))) await check(file, at, house, undefined);

    await setting(house, 'language', 'de');
    await setting(house, 'wifi-password', 'pasta, al "forno"');
    // In plain letters: zbarimg takes the bytes of others for Chinese, where phones try UTF-8 first.
    await setting(house, 'wifi-name', 'Trattoria; Rosa');
    const wifi = String.raw`WIFI:T:WPA;S:Trattoria\; Rosa;P:pasta\, al \"forno\";;`;
    for (const file of await printed(owner, at.size, (name) => info.outputPath(name))) await check(file, at, house, wifi);
  });
}

test('only the chosen cards are printed', async ({ house }, info) => {
  const owner = await house.staff('owner');
  await owner.goto('/admin/tables/cards');
  for (const box of await owner.getByRole('group', { name: 'Which tables' }).getByRole('checkbox').all()) await box.uncheck();
  await owner.locator('summary', { hasText: 'Single tables' }).click();
  await owner.getByRole('checkbox', { name: 'T4', exact: true }).check();
  await owner.getByRole('radio', { name: /tent/ }).check();
  await owner.getByRole('button', { name: 'Show' }).click();
  await expect(owner.getByRole('img', { name: 'Cards for Table T4', exact: true })).toHaveCount(1);
  const [print, pdf] = [info.outputPath('print.pdf'), info.outputPath('file.pdf')];
  await owner.pdf({ path: print, preferCSSPageSize: true });
  await download(owner, await pdfOf(owner), pdf);
  for (const file of [print, pdf]) {
    expect(await pages(file, SIZES[1])).toBe(1);
    expect(await read(file, 1, [0, 105, 148, 105])).toEqual([house.tableUrl('T4')]);
  }
});
