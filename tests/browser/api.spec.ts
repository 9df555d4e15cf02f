import { account, add, got, once, program, seat, send, staff, Story } from './api';
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

test('two customers with accounts have a dinner over the API and its stream alone, with a power cut in the middle', async ({ house }) => {
  test.setTimeout(120_000);
  const anna = await account(house, await seat(house, 'T4'), 'Anna Rossi');
  const ben = await account(house, await seat(house, 'T4'), 'Ben Bianchi');
  expect(ben.visit).toBe(anna.visit);
  expect(got(await anna.api.GET('/api/v1/me'))).toMatchObject({ role: 'customer', name: 'Anna Rossi', visit: anna.visit });
  const path = { visit: anna.visit };
  const [cook, waiter, owner] = [await program(house, 'kitchen'), await program(house, 'floor'), await program(house, 'owner')];
  const [table, board, desk, office] = [anna.api, cook, waiter, owner].map((api) => new Story(api));
  if (!table || !board || !desk || !office) throw new Error('four stories');
  const all = [table, board, desk, office];
  for (const story of all) await story.open();
  const began = office.told[0]?.seq;

  await test.step('two guests share a cart and send it; the kitchen acts on what it is told', async () => {
    await add(anna.api, anna.visit);
    await add(ben.api, ben.visit);
    expect(await send(ben.api, ben.visit)).toBe(201);
    const placed = await table.until('order-placed');
    expect(placed.data.lines.map((line) => line.guest)).toEqual([anna.number, ben.number]);
    expect(placed.data.order, 'a guest knows no ids of the house').toBeUndefined();
    const { data } = await board.until('order-placed');
    const [station] = new Set(data.lines.map((line) => line.station));
    if (data.order === undefined || station === undefined) throw new Error('the kitchen knows its ticket');
    const params = { path: { order: data.order, station } };
    await cook.POST('/api/v1/kitchen/tickets/{order}/{station}/steps', { params, body: { step: 'accept' } });
    expect((await table.until('line-stepped')).data.to).toBe('accepted');
  });

  await test.step('the power goes out; what was done meanwhile is told once it is back', async () => {
    await add(anna.api, anna.visit);
    await house.kill();
    for (const story of all) while (await story.next());
    await house.start();
    const { tickets } = got(await cook.GET('/api/v1/kitchen/tickets'));
    for (const { order, station } of tickets.filter((t) => t.table === 'T4')) {
      const params = { path: { order, station } };
      await cook.POST('/api/v1/kitchen/tickets/{order}/{station}/steps', { params, body: { step: 'bump' } });
    }
    for (const story of all) await story.open();
    expect(all.flatMap((story) => story.told).map((m) => m.kind)).not.toContain('reset');
  });

  await test.step('the waiter serves what is ready, takes the money and closes the table', async () => {
    const ready = desk.told.flatMap((m) => (m.kind === 'line-stepped' && m.data.to === 'ready' ? [m.data.line ?? 0] : []));
    expect(ready).toHaveLength(2);
    for (const line of ready) {
      await waiter.POST('/api/v1/lines/{line}/steps', { params: { path: { line } }, body: { step: 'serve' } });
    }
    await table.until('order-completed');
    const { due } = got(await anna.api.GET('/api/v1/visits/{visit}/bill', { params: { path } }));
    const body = { method: 'cash' as const, amount: due, tip: 100 };
    got(await waiter.POST('/api/v1/visits/{visit}/payments', { params: { path, header: once() }, body }));
    await waiter.POST('/api/v1/visits/{visit}/close', { params: { path }, body: { all_served: false } });
    expect((await office.until('payment-taken')).data).toEqual({ method: 'cash', amount: due + 100, tip: 100 });
    await table.until('visit-closed');
    expect(await table.next(), 'the stream ends with the visit').toBeUndefined();
    await office.until('visit-closed');
    await desk.until('visit-closed');
  });

  await test.step('each finds the evening in their own history, and nobody else does', async () => {
    for (const { api } of [anna, ben]) {
      const { visits } = got(await api.GET('/api/v1/me/history'));
      expect(visits.map(({ total }) => total > 0)).toEqual([true]);
    }
    expect((await waiter.GET('/api/v1/me/history')).response.status).toBe(403);
  });

  await test.step('nothing was missing, and nothing came twice', async () => {
    for (const story of [desk, office]) {
      const whole = await new Story(story.api, began).open();
      expect(story.numbers).toEqual(whole.numbers);
    }
    expect(new Set(table.numbers).size).toBe(table.numbers.length);
    expect(board.told.filter((m) => m.kind === 'line-stepped').map((m) => m.data.to)).toEqual(['accepted', 'accepted', 'ready', 'ready']);
    expect(board.told.map((m) => m.kind), 'money is none of the kitchen').not.toContain('payment-taken');
  });
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
