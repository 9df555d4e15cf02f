import { add, got, once, seat, send, staff } from './api';
import { expect, test } from './house';

test('two guests, a cook and a waiter have a dinner over the API alone', async ({ house }) => {
  const [anna, ben] = [await seat(house, 'T4'), await seat(house, 'T4')];
  const [cook, waiter] = [await staff(house, 'kitchen'), await staff(house, 'floor')];
  expect(anna.visit).toBe(ben.visit);
  const path = { visit: anna.visit };
  const price = (await add(anna.api, anna.visit)) + (await add(ben.api, ben.visit));
  const cart = got(await anna.api.GET('/api/v1/visits/{visit}/cart', { params: { path } }));
  expect(cart.lines.map((l) => l.guest)).toEqual([anna.number, ben.number]);
  expect(cart.total).toBe(price);
  expect(await send(ben.api, ben.visit)).toBe(201);

  const floor = got(await waiter.GET('/api/v1/floor'));
  for (const { order } of floor.to_approve) {
    await waiter.POST('/api/v1/orders/{order}/approve', { params: { path: { order } } });
  }
  const { tickets } = got(await cook.GET('/api/v1/kitchen/tickets'));
  for (const { order, station } of tickets.filter((t) => t.table === 'T4')) {
    const step = await cook.POST('/api/v1/kitchen/tickets/{order}/{station}/steps', {
      params: { path: { order, station } },
      body: { step: 'bump' },
    });
    expect(step.response.status).toBe(200);
  }
  const { to_run } = got(await waiter.GET('/api/v1/floor'));
  for (const { id: line } of to_run.flatMap((r) => r.lines)) {
    if (line === undefined) throw new Error('the staff knows the ids of lines');
    await waiter.POST('/api/v1/lines/{line}/steps', { params: { path: { line } }, body: { step: 'serve' } });
  }
  const { orders } = got(await anna.api.GET('/api/v1/visits/{visit}/orders', { params: { path } }));
  expect(orders.flatMap((o) => o.lines).map((l) => l.state)).toEqual(['served', 'served']);

  const { due } = got(await anna.api.GET('/api/v1/visits/{visit}/bill', { params: { path } }));
  const paid = await waiter.POST('/api/v1/visits/{visit}/payments', {
    params: { path, header: once() },
    body: { method: 'cash', amount: due, tip: 100 },
  });
  expect(got(paid).due).toBe(0);
  await waiter.POST('/api/v1/visits/{visit}/close', { params: { path }, body: { all_served: false } });
  expect(got(await anna.api.GET('/api/v1/visits/{visit}', { params: { path } })).closed_at).not.toBeNull();
});

test('what one phone adds by the API, the page of another shows at once', async ({ house }) => {
  const anna = await house.guest('T4');
  const ben = await seat(house, 'T4');
  await anna.goto(`${house.url}/visit/cart`);
  await expect(anna.locator('#cart [data-guest]')).toHaveCount(0);
  await add(ben.api, ben.visit);
  await expect(anna.locator('#cart li')).toHaveCount(1);
});

test('a refusal is typed as well', async ({ house }) => {
  const { api, visit } = await seat(house, 'T4');
  const refused = await api.POST('/api/v1/visits/{visit}/payments', {
    params: { path: { visit }, header: once() },
    body: { method: 'card', amount: 100, tip: 0 },
  });
  expect(refused.response.status).toBe(403);
  expect(refused.error?.code).toBe('forbidden');
  const other = await api.GET('/api/v1/visits/{visit}/cart', { params: { path: { visit: visit + 1 } } });
  expect(other.error?.code).toBe('not-found');
});
