// The page of the API's description: out of the program alone, in both colours, on a phone and a desk.

import { expect, test } from './house';

const ways = [
  { name: 'a phone in the light', viewport: { width: 390, height: 844 }, colorScheme: 'light' },
  { name: 'a laptop in the dark', viewport: { width: 1280, height: 800 }, colorScheme: 'dark' },
] as const;

for (const { name, ...options } of ways) {
  test(`${name} shows every operation and asks nobody else`, async ({ house }) => {
    test.setTimeout(60_000);
    const page = await house.visitor(options);
    const elsewhere: string[] = [];
    page.on('request', (request) => {
      const url = request.url();
      if (!url.startsWith(house.url) && !url.startsWith('data:')) elsewhere.push(url);
    });
    await page.goto('/api/docs');
    const document = (await (await page.request.get(`http://127.0.0.1:${house.port}/api/openapi.json`)).json()) as {
      paths: Record<string, Record<string, unknown>>;
    };
    const operations = Object.values(document.paths).flatMap((item) => Object.keys(item));
    expect(operations.length).toBeGreaterThan(40);
    await expect(page.locator('rapi-doc .m-endpoint')).toHaveCount(operations.length, { timeout: 30_000 });
    await page.locator('rapi-doc .endpoint-head', { hasText: '/api/v1/house' }).click();
    await expect(page.locator('rapi-doc .m-endpoint.expanded')).toContainText('Currency of every amount');
    await expect(page.locator('rapi-doc')).toHaveAttribute('theme', options.colorScheme);
    expect(await page.evaluate(() => window.document.documentElement.scrollWidth <= innerWidth)).toBe(true);
    const head = await page.locator('rapi-doc #api-info span').first().boundingBox();
    expect(head?.x, 'nothing is cut at the side').toBeGreaterThan(0);
    expect(elsewhere).toEqual([]);
    expect(house.problems).toEqual([]);
  });
}

test('without scripts it says where the document is', async ({ house }) => {
  const page = await house.visitor({ javaScriptEnabled: false });
  await page.goto('/api/docs');
  await expect(page.getByText('comanda openapi')).toBeVisible();
  await page.getByRole('link', { name: 'The document' }).click();
  await expect(page.locator('body')).toContainText('"openapi": "3.1.0"');
});
