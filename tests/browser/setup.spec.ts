// A new owner, from the first start to a round in the kitchen, with a phone and without the command line.

import { execFile } from 'node:child_process';
import { promisify } from 'node:util';
import { expect, type Page } from '@playwright/test';
import { violations } from './axe';
import { test } from './house';
import { withoutOwner } from './program';
import { add, cartCounts, openCart, send, ticketWith } from './steps';

const phone = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true, locale: 'en-GB' };
const desk = { viewport: { width: 1280, height: 800 }, locale: 'en-GB' };

const run = promisify(execFile);

/** What the codes in a picture say. */
async function decode(file: string): Promise<string[]> {
  const { stdout } = await run('zbarimg', ['--quiet', '--raw', '-Sdisable', '-Sqrcode.enable', file]);
  return stdout.split('\n').filter((line) => line !== '');
}

async function goOn(page: Page, to: string): Promise<void> {
  await page.getByRole('button', { name: 'Save and go on' }).click();
  await page.waitForURL(`**${to}`);
}

/** From the code to the tables, with axe on every page. */
async function draw(page: Page, code: string): Promise<void> {
  const look = async () => expect.soft(await violations(page), page.url()).toEqual([]);
  await page.goto(`/setup?code=${code}`);
  await expect(page.getByLabel('Setup code')).toHaveValue(code);
  // The page speaks the language that is chosen, and keeps the code.
  await page.getByRole('button', { name: 'Italiano' }).click();
  await expect(page.getByRole('heading', { name: 'Apri il tuo locale' })).toBeVisible();
  await page.getByRole('button', { name: 'English' }).click();
  await look();
  await page.getByLabel('Your name').fill('rosa');
  await page.getByLabel('Password').fill('mezza luna e basilico');
  await page.getByRole('button', { name: 'Become the owner' }).click();
  await page.waitForURL('**/setup/house');

  // The browser knows the zone, and the currency's name in its language.
  await expect(page.getByLabel('Time zone')).toHaveValue('Europe/Rome');
  await expect(page.getByLabel('Currency').locator('option[value="EUR"]')).toHaveText('EUR · Euro');
  await look();
  await page.getByLabel('Name that guests see').fill('Da Rosa');
  await page.getByLabel('Currency').selectOption('EUR');
  await goOn(page, '/setup/tax');
  await look();
  await page.getByLabel('Usual rate, %').fill('10');
  await page.getByLabel('Name of rate 1').fill('Wine');
  await page.getByLabel('Per cent of rate 1').fill('22');
  await goOn(page, '/setup/tables');
  await look();
  await page.getByLabel('Tables').first().fill('2');
  await page.getByLabel('There is a counter').check();
  await goOn(page, '/setup/address');
  await look();
}

test('a new owner goes from the first start to a round in the kitchen', async ({ browser }, info) => {
  test.setTimeout(180_000);
  await withoutOwner(async (url, code) => {
    const rosa = await browser.newPage({ ...phone, timezoneId: 'Europe/Rome', baseURL: url });
    await draw(rosa, code);
    // A reload, or another day, goes on where it was.
    await rosa.goto('/setup');
    await rosa.waitForURL('**/setup/address');
    await rosa.getByRole('radio', { name: url }).check();
    await rosa.getByLabel('Name of the Wi-Fi').fill('Ospiti');
    await rosa.getByLabel('Wi-Fi password').fill('pasta al forno');
    await goOn(rosa, '/setup/reach');
    expect.soft(await violations(rosa)).toEqual([]);
    await expect(rosa.getByText('Waiting for a phone…')).toBeVisible();
    const tried = info.outputPath('reach.png');
    await rosa.locator('.setup-code').screenshot({ path: tried });
    const other = await browser.newPage({ ...phone, baseURL: url });
    await other.goto((await decode(tried))[0] ?? '');
    await expect(other.getByRole('heading', { name: 'This phone is there' })).toBeVisible();
    expect.soft(await violations(other)).toEqual([]);
    await expect(rosa.getByText('A phone has reached it.')).toBeVisible();

    await rosa.getByRole('link', { name: 'Go on' }).click();
    expect.soft(await violations(rosa)).toEqual([]);
    await rosa.getByRole('button', { name: 'Begin with the sample' }).click();
    await rosa.waitForURL('**/setup/done');
    expect.soft(await violations(rosa)).toEqual([]);

    await rosa.getByRole('link', { name: 'Print QR cards' }).click();
    await rosa.waitForLoadState('networkidle');
    const paper = info.outputPath('cards.pdf');
    await rosa.pdf({ path: paper, preferCSSPageSize: true });
    await run('pdftoppm', ['-r', '300', '-png', '-singlefile', paper, paper]);
    const tables = (await decode(`${paper}.png`)).filter((code) => code.startsWith(`${url}/t/`));
    expect(tables, 'T1, T2 and the counter').toHaveLength(3);

    const anna = await browser.newPage({ ...phone, baseURL: url });
    await anna.goto(tables[0] ?? '');
    await add(anna, 'Buffalo caprese');
    await cartCounts(anna, 1);
    await openCart(anna);
    await send(anna);
    const kitchen = await browser.newPage({ ...desk, storageState: await rosa.context().storageState(), baseURL: url });
    await kitchen.goto('/kitchen');
    await expect(ticketWith(kitchen, 'Buffalo caprese')).toBeVisible();
    await rosa.goto('/admin');
    await expect(rosa.locator('.todo a')).toHaveText(['Add people for kitchen and floor']);
    for (const page of [rosa, other, anna, kitchen]) await page.context().close();
  });
});

test('the setup works without JavaScript', async ({ browser }) => {
  await withoutOwner(async (url, code) => {
    const page = await browser.newPage({ ...phone, javaScriptEnabled: false, baseURL: url });
    await page.goto(`/setup?code=${code}`);
    await page.getByLabel('Your name').fill('rosa');
    await page.getByLabel('Password').fill('mezza luna e basilico');
    await page.getByRole('button', { name: 'Become the owner' }).click();
    await expect(page.getByLabel('Currency')).toHaveValue('GBP');
    await page.getByLabel('Name that guests see').fill('Da Rosa');
    await goOn(page, '/setup/tax');
    await page.getByRole('button', { name: 'Later' }).click();
    await page.waitForURL('**/setup/tables');
    await goOn(page, '/setup/address');
    await page.getByRole('radio', { name: url }).check();
    await goOn(page, '/setup/reach');
    const path = new URL((await page.locator('.setup-url').textContent()) ?? '').pathname;
    const other = await browser.newPage({ ...phone, baseURL: url });
    await other.goto(path);
    // The page loads itself anew.
    await expect(page.getByText('A phone has reached it.')).toBeVisible({ timeout: 30_000 });
    await page.goto('/setup');
    await page.getByRole('button', { name: 'Begin with an empty menu' }).click();
    await page.waitForURL('**/setup/done');
    for (const p of [page, other]) await p.context().close();
  });
});
