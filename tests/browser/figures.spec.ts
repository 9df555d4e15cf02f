import { add, seat, send } from './api';
import { expect, test } from './house';

test('a drawing says its figures to who points at it, taps it, or goes along it with the keys', async ({ house }) => {
  const { api, visit } = await seat(house, 'T4');
  await add(api, visit);
  expect(await send(api, visit)).toBe(201);
  const owner = await house.staff('owner');
  await expect(async () => {
    await owner.goto('/admin/insights/overview?length=day');
    await expect(owner.locator('.chart .bar').first()).toBeAttached({ timeout: 100 });
  }).toPass();
  const figure = owner.locator('figure:has(.chart)').first();
  const line = figure.locator('xpath=following-sibling::*[@data-value][1]');
  const hint = await line.textContent();
  await figure.focus();
  await owner.keyboard.press('Home');
  await expect(line).not.toHaveText(hint ?? '');
  const shown = figure.locator('g.on');
  expect(await line.textContent()).toBe(await shown.locator('title').textContent());

  // A field of weekday and hour is said with its hour.
  await owner.goto('/admin/insights/hours?length=week');
  const said = owner.locator('[data-value]').first();
  await owner.locator('.i-heat tbody td').first().click();
  await expect(said).toContainText(/\d\d:00: /);
});
