// The owner makes a key for a till: it is shown once, opens what was ticked and nothing else, and ends when it is revoked.
// A program that the owner signed in is listed with the browsers, and signed out there.

import { violations } from './axe';
import { expect, test } from './house';

test('a key for a machine is made with ticks, shown once, and revoked', async ({ house, request }) => {
  const boss = await house.staff('owner');
  const origin = `http://127.0.0.1:${house.port}`;
  const ask = (path: string, secret: string) => request.get(`${origin}${path}`, { headers: { authorization: `Bearer ${secret}` } });
  let secret = '';

  await test.step('without a tick it is refused, and what was typed stays', async () => {
    await boss.goto('/admin/keys');
    expect.soft(await violations(boss), 'no keys').toEqual([]);
    await boss.getByLabel('Name', { exact: true }).fill('Till at the bar');
    await boss.getByLabel('May at most what this role may').selectOption('floor');
    await boss.getByRole('button', { name: 'Make the key' }).click();
    await expect(boss.locator('#scopes-error')).toHaveText(/at least one/);
    await expect(boss.getByLabel('Name', { exact: true })).toHaveValue('Till at the bar');
    expect.soft(await violations(boss), 'refused').toEqual([]);
  });

  await test.step('it is shown once', async () => {
    await boss.getByLabel('Read the menu').check();
    await boss.getByLabel('See tables and calls').check();
    await boss.getByRole('button', { name: 'Make the key' }).click();
    secret = await boss.getByLabel('Key', { exact: true }).inputValue();
    expect(secret).toMatch(/^cmd_[\w-]{43}$/);
    expect.soft(await violations(boss), 'the key').toEqual([]);
    await boss.getByRole('link', { name: 'Done' }).click();
    await expect(boss.locator('.people-list')).toContainText('Never used yet');
    await expect(boss.locator('body')).not.toContainText(secret);
  });

  await test.step('it opens what was ticked', async () => {
    expect((await ask('/api/v1/floor', secret)).status()).toBe(200);
    expect((await ask('/api/v1/kitchen/tickets', secret)).status()).toBe(403);
    await expect(async () => {
      await boss.reload();
      await expect(boss.locator('.people-list')).toContainText('Last used');
    }).toPass({ timeout: 10_000 });
    expect.soft(await violations(boss), 'a key').toEqual([]);
  });

  await test.step('revoked after a question', async () => {
    await boss.locator('summary', { hasText: 'Revoke…' }).click();
    expect.soft(await violations(boss), 'the question').toEqual([]);
    await boss.getByRole('button', { name: 'Revoke the key' }).click();
    await expect(boss.locator('.people-list')).toHaveCount(0);
    expect((await ask('/api/v1/floor', secret)).status()).toBe(401);
  });
  // What is refused on purpose is said on the console by the browser itself.
  expect(house.problems.filter((p) => !/status of 422/.test(p))).toEqual([]);
});

test('a program that is signed in is listed on the account, and signed out there', async ({ house, request }) => {
  const waiter = await house.staff('floor');
  const origin = `http://127.0.0.1:${house.port}`;
  const grant = { grant_type: 'password', ...house.account('floor'), label: 'Order pad' };
  const tokens = await (await request.post(`${origin}/api/v1/auth/token`, { data: grant })).json();
  const me = () => request.get(`${origin}/api/v1/me`, { headers: { authorization: `Bearer ${tokens.access_token}` } });
  expect((await me()).status()).toBe(200);
  await waiter.goto('/account');
  await expect(waiter.locator('.guests')).toContainText('Order pad');
  expect.soft(await violations(waiter), 'the account').toEqual([]);
  await waiter.getByRole('button', { name: 'End Order pad' }).click();
  await expect(waiter.locator('.guests')).not.toContainText('Order pad');
  expect((await me()).status()).toBe(401);
});
