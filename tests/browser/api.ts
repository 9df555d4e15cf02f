// Clients of the JSON API, typed by what the program says about itself: a change of the API that breaks
// a client does not compile here.

import createClient, { type Client } from 'openapi-fetch';
import type { paths } from '../../assets/api/schema';
import type { House, Role } from './house';

export type Api = Client<paths>;

/** Node does not know the house's name; its address will do. */
const base = (house: House): string => `http://127.0.0.1:${house.port}`;

/** A guest who has scanned the code of a table, with the seat that it gave. */
export async function seat(house: House, table: string): Promise<{ api: Api; visit: number; number: number }> {
  const table_token = house.tableUrl(table).split('/').pop() ?? '';
  const joined = await createClient<paths>({ baseUrl: base(house) }).POST('/api/v1/join', { body: { table_token } });
  if (!joined.data) throw new Error(`no seat: ${JSON.stringify(joined.error)}`);
  const { token, visit, guest } = joined.data;
  const api = createClient<paths>({ baseUrl: base(house), headers: { authorization: `Bearer ${token}` } });
  return { api, visit: visit.id, number: guest.number };
}

/** A person of the staff, with the session of their pages. */
export async function staff(house: House, role: Role): Promise<Api> {
  const origin = base(house);
  const answer = await fetch(`${origin}/sign-in`, {
    method: 'POST',
    redirect: 'manual',
    headers: { origin },
    body: new URLSearchParams(house.account(role)),
  });
  const cookie = answer.headers.getSetCookie().map((c) => c.split(';')[0]).join('; ');
  return createClient<paths>({ baseUrl: origin, headers: { origin, cookie } });
}

/** A key for what is to be done once. */
export const once = (): { 'Idempotency-Key': string } => ({ 'Idempotency-Key': crypto.randomUUID() });

/** What an answer brought; a refusal ends the test with its words. */
export function got<T>(answer: { data?: T; error?: unknown }): T {
  if (answer.data === undefined) throw new Error(JSON.stringify(answer.error));
  return answer.data;
}

/** Puts one of the first dish without options into the cart; answers its price. */
export async function add(api: Api, visit: number): Promise<number> {
  const menu = got(await api.GET('/api/v1/menu'));
  const item = menu.categories.flatMap((c) => c.items).find((i) => i.available && i.groups.length === 0);
  if (!item) throw new Error('nothing simple on the menu');
  const params = { path: { visit }, header: once() };
  got(await api.POST('/api/v1/visits/{visit}/cart/lines', { params, body: { item: item.id, quantity: 1 } }));
  return item.price;
}

/** Sends the whole cart; answers the status. */
export async function send(api: Api, visit: number): Promise<number> {
  const path = { visit };
  const cart = got(await api.GET('/api/v1/visits/{visit}/cart', { params: { path } }));
  const lines = cart.lines.map(({ number, version }) => ({ number, version }));
  const sent = await api.POST('/api/v1/visits/{visit}/orders', {
    params: { path, header: once() },
    body: { lines, total: cart.total, pay: 'cash' },
  });
  return sent.response.status;
}
