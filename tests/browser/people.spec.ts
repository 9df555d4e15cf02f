// A cook is added, gets a PIN, and signs in with it on a tablet that the owner has paired.

import type { Page } from '@playwright/test';
import { violations } from './axe';
import { expect, test } from './house';

async function typePin(tablet: Page, name: string, pin: string): Promise<void> {
  await tablet.goto('/sign-in');
  await tablet.getByRole('link', { name, exact: true }).click();
  await tablet.getByLabel('PIN', { exact: true }).fill(pin);
  await tablet.getByLabel('PIN', { exact: true }).press('Enter');
}

test('a cook with a PIN signs in on a paired tablet, and nowhere else', async ({ house }) => {
  const boss = await house.staff('owner');

  await test.step('added, with a password that is shown once', async () => {
    await boss.goto('/admin/people');
    expect.soft(await violations(boss), 'people').toEqual([]);
    await boss.getByLabel('Name', { exact: true }).fill('Sofia');
    await boss.getByLabel('Role').selectOption('kitchen');
    await boss.getByRole('button', { name: 'Add this person' }).click();
    await expect(boss.locator('.secret')).toHaveText(/^[a-z]{4}(-[a-z]{4}){4}$/);
    const password = (await boss.locator('.secret').textContent()) ?? '';
    expect.soft(await violations(boss), 'the password').toEqual([]);
    await boss.getByRole('link', { name: 'Done' }).click();
    await expect(boss.locator('body')).not.toContainText(password);
  });

  await test.step('a PIN that everybody tries is refused beside its field', async () => {
    await boss.getByLabel('New PIN').fill('1234');
    await boss.getByRole('button', { name: 'Save the PIN' }).click();
    await expect(boss.locator('#pin-error')).toHaveText(/Everybody tries this one first/);
    expect.soft(await violations(boss), 'a person').toEqual([]);
    await boss.getByLabel('New PIN').fill('4711');
    await boss.getByRole('button', { name: 'Save the PIN' }).click();
    await expect(boss.getByText('has a PIN')).toBeVisible();
  });

  await test.step('another device offers nothing', async () => {
    const stranger = await house.visitor();
    await stranger.goto('/sign-in');
    await expect(stranger.getByRole('link', { name: 'Sofia' })).toHaveCount(0);
  });

  await test.step('paired', async () => {
    await boss.goto('/admin/devices');
    await boss.getByLabel('Name', { exact: true }).fill('Kitchen tablet');
    await boss.getByRole('button', { name: 'Pair this device' }).click();
    await expect(boss.locator('.people-list')).toContainText('Kitchen tablet');
    await expect(boss.getByText('this device', { exact: true })).toBeVisible();
    expect.soft(await violations(boss), 'devices').toEqual([]);
    await boss.goto('/account');
    await boss.getByRole('button', { name: 'Sign out', exact: true }).click();
  });

  await test.step('a wrong PIN is told, the right one opens the board', async () => {
    expect.soft(await violations(boss), 'names to tap').toEqual([]);
    await typePin(boss, 'Sofia', '4712');
    await expect(boss.getByRole('alert').first()).toHaveText(/This PIN is not right/);
    expect.soft(await violations(boss), 'a PIN').toEqual([]);
    await boss.getByLabel('PIN', { exact: true }).fill('4711');
    await boss.getByLabel('PIN', { exact: true }).press('Enter');
    await expect(boss).toHaveURL(/\/kitchen$/);
  });

  await test.step('the log tells it, and the board closes for who has left', async () => {
    const owner = await house.staff('owner');
    await owner.goto('/admin/log?kind=person');
    await expect(owner.locator('.log')).toContainText('Person Sofia · PIN');
    await owner.goto('/admin/log');
    await expect(owner.locator('.log li').first()).toContainText('Device Kitchen tablet');
    expect.soft(await violations(owner), 'the log').toEqual([]);
    await owner.goto('/admin/people');
    await owner.getByRole('link', { name: 'Sofia' }).click();
    await owner.getByRole('button', { name: 'Has left the house' }).click();
    await expect(owner.getByText('has left', { exact: true })).toBeVisible();
    await expect(boss).toHaveURL(/\/sign-in/, { timeout: 10_000 });
    await expect(boss.getByRole('link', { name: 'Sofia' })).toHaveCount(0);
  });

  // What is refused on purpose is said on the console by the browser itself.
  expect(house.problems.filter((p) => !/status of (401|422)/.test(p))).toEqual([]);
});
