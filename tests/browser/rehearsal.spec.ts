// The owner rehearses the opening on the real devices, with a real cook: every screen goes over by itself and says that
// it is a rehearsal, and nothing of it stays.

import { violations } from './axe';
import { expect, test } from './house';
import { isLive } from './steps';

test('the owner rehearses with a real cook, and the house is as before', async ({ house }) => {
  test.setTimeout(150_000);
  const boss = await house.staff('owner', { viewport: { width: 390, height: 844 } });
  const kitchen = await house.staff('kitchen');
  const floor = await house.staff('floor', { viewport: { width: 390, height: 844 } });
  const banner = 'This is a rehearsal: nothing counts and nothing stays.';
  const tickets = kitchen.locator('#board > .ticket');
  await kitchen.goto('/kitchen');
  await isLive(kitchen);
  await expect(tickets).toHaveCount(0);
  await floor.goto('/floor');
  await isLive(floor);

  await test.step('what cannot be is said beside its field, and nothing typed is lost', async () => {
    await boss.goto('/admin/rehearsal');
    expect.soft(await violations(boss), 'the form').toEqual([]);
    await boss.getByLabel('Tables they take').fill('4');
    await boss.getByLabel('Their phones').fill('ten');
    await boss.getByLabel('Orders a minute').fill('90');
    await boss.getByLabel('Minutes', { exact: true }).fill('1');
    await boss.getByLabel('Play the kitchen and the waiters too').uncheck();
    await boss.getByRole('button', { name: 'Begin the rehearsal' }).click();
    await expect(boss.locator('#guests-error')).toContainText('whole number');
    await expect(boss.getByLabel('Their phones')).toHaveValue('ten');
    await expect(boss.getByLabel('Tables they take')).toHaveValue('4');
    await expect(boss.getByLabel('Play the kitchen and the waiters too')).not.toBeChecked();
    expect.soft(await violations(boss), 'refused').toEqual([]);
  });

  await test.step('every screen goes over by itself, and says so', async () => {
    await boss.getByLabel('Their phones').fill('8');
    await boss.getByRole('button', { name: 'Begin the rehearsal' }).click();
    await expect(boss.getByText(banner)).toBeVisible({ timeout: 30_000 });
    await expect(kitchen.getByText(banner)).toBeVisible({ timeout: 30_000 });
    await expect(floor.getByText(banner)).toBeVisible({ timeout: 30_000 });
    await isLive(floor);
    await expect(floor.getByText(banner), 'who is at the top sees it').toBeInViewport();
    await expect(boss.getByText(/[1-9]\d* orders? so far/)).toBeVisible({ timeout: 40_000 });
    expect.soft(await violations(boss), 'it runs').toEqual([]);
    const guest = await house.guest('T9');
    await expect(guest.getByText(banner)).toBeVisible();
    await guest.goto('/no/such/page');
    await expect(guest.getByText(banner)).toBeVisible();
    expect.soft(await violations(guest), 'what is not there').toEqual([]);
  });

  await test.step('the cook is real', async () => {
    await isLive(kitchen);
    const accept = tickets.getByRole('button', { name: 'Accept all' });
    await expect(accept.first()).toBeVisible();
    await expect(tickets.getByRole('button', { name: 'Start all' })).toHaveCount(0);
    await accept.first().click();
    await expect(tickets.getByRole('button', { name: 'Start all' })).toHaveCount(1);
  });

  await test.step('at its end the house is as before', async () => {
    await boss.getByRole('button', { name: 'End the rehearsal' }).click();
    await expect(boss.getByText(banner)).toBeHidden({ timeout: 30_000 });
    await boss.goto('/admin/rehearsal');
    await expect(boss.getByText('Every order came onto the kitchen screen, once.')).toBeVisible();
    expect.soft(await violations(boss), 'the report').toEqual([]);
    await expect(kitchen.getByText(banner)).toBeHidden({ timeout: 30_000 });
    await isLive(kitchen);
    await expect(tickets).toHaveCount(0);
  });
});
