// The owner edits the menu while two guests look at it.

import { violations } from './axe';
import { expect, test } from './house';
import { isLive, mark, stayed } from './steps';

test('what the owner saves is on both phones at once', async ({ house }) => {
  test.setTimeout(120_000);
  const boss = await house.staff('owner');
  const [anna, ben] = [await house.guest('T1'), await house.guest('T2')];
  for (const guest of [anna, ben]) {
    await guest.goto('/menu');
    await isLive(guest);
  }
  const dish = (name: string) => [anna, ben].map((g) => g.locator('#menu .item', { hasText: name }));

  await test.step('a name and a price', async () => {
    await boss.goto('/admin/menu');
    await boss.getByRole('link', { name: 'Buffalo caprese', exact: true }).click();
    await boss.locator('#name-en').fill('Caprese of the house');
    await boss.getByLabel('Price', { exact: true }).fill('11,25');
    await boss.getByLabel('Price', { exact: true }).press('Enter');
    await expect(boss.getByText('Caprese of the house is saved')).toBeVisible();
    for (const seen of dish('Caprese of the house')) await expect(seen).toContainText('€11.25');
  });

  await test.step('hidden, shown, deleted, undone', async () => {
    await boss.getByRole('button', { name: 'Hide Caprese of the house' }).click();
    for (const seen of dish('Caprese of the house')) await expect(seen).toHaveCount(0);
    await boss.getByRole('button', { name: 'Show Caprese of the house' }).click();
    for (const seen of dish('Caprese of the house')) await expect(seen).toHaveCount(1);
    await boss.getByRole('button', { name: 'Delete Caprese of the house' }).click();
    for (const seen of dish('Caprese of the house')) await expect(seen).toHaveCount(0);
    await boss.getByRole('button', { name: 'Undo' }).click();
    for (const seen of dish('Caprese of the house')) await expect(seen).toHaveCount(1);
  });

  await test.step('dragged to the top, and back by a button', async () => {
    const rows = boss.locator('.m-category').first().locator('.m-item');
    const row = rows.filter({ hasText: 'Fried calamari' });
    await row.scrollIntoViewIfNeeded();
    const [grip, first] = [await row.locator('[data-grip]').boundingBox(), await rows.first().boundingBox()];
    if (!grip || !first) throw new Error('nothing to drag');
    const kept = boss.waitForResponse((r) => r.url().endsWith('/move'));
    await boss.mouse.move(grip.x + 8, grip.y + 8);
    await boss.mouse.down();
    await boss.mouse.move(grip.x + 8, first.y + 4, { steps: 30 });
    await boss.mouse.up();
    expect((await kept).status()).toBe(303);
    await expect(rows.first()).toContainText('Fried calamari');
    await expect(anna.locator('#menu .item').first()).toContainText('Fried calamari');
    await boss.reload();
    await expect(rows.first()).toContainText('Fried calamari');
    await mark(boss);
    const down = boss.getByRole('button', { name: 'Move Fried calamari down' });
    for (const at of [1, 2]) {
      await down.press('Enter');
      await expect(rows.nth(at)).toContainText('Fried calamari');
      await expect(down).toBeFocused();
    }
    await stayed(boss);
  });

  await test.step('nothing to complain about', async () => {
    for (const path of ['/admin/menu', '/admin/menu/items/1', '/admin/menu/items/new', '/admin/menu/categories/1', '/admin/menu/preview', '/admin/menu/preview/items/1']) {
      await boss.goto(path);
      expect.soft(await violations(boss), path).toEqual([]);
    }
    await boss.goto('/admin/menu');
    await boss.getByRole('link', { name: 'Pizza Margherita', exact: true }).click();
    await boss.locator('#options h3 a').first().click();
    expect.soft(await violations(boss), 'a group').toEqual([]);
  });
});
