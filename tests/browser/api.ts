// Clients of the JSON API, typed by what the program says about itself: a change of the API that breaks
// a client does not compile here.

import createClient, { type Client } from 'openapi-fetch';
import type { components, paths } from '../../assets/api/schema';
import type { House, Role } from './house';

export type Api = Client<paths>;
export type Event = components['schemas']['Event'];
type Kind = Event['kind'];

/** Node does not know the house's name; its address will do. */
const base = (house: House): string => `http://127.0.0.1:${house.port}`;

/** A guest's place at a table, and what they act with. */
export interface Seat {
  api: Api;
  visit: number;
  number: number;
}

/** A guest who has scanned the code of a table, with the seat that it gave. */
export async function seat(house: House, table: string): Promise<Seat> {
  const table_token = house.tableUrl(table).split('/').pop() ?? '';
  const joined = await createClient<paths>({ baseUrl: base(house) }).POST('/api/v1/join', { body: { table_token } });
  if (!joined.data) throw new Error(`no seat: ${JSON.stringify(joined.error)}`);
  const { token, visit, guest } = joined.data;
  const api = createClient<paths>({ baseUrl: base(house), headers: { authorization: `Bearer ${token}` } });
  return { api, visit: visit.id, number: guest.number };
}

/** A guest who opens an account at their table: the same guest, who acts with the tokens of the account from now on. */
export async function account(house: House, guest: Seat, name: string): Promise<Seat> {
  const body = { name, secret: 'correct horse battery' };
  const { tokens } = got(await guest.api.POST('/api/v1/customers', { params: { header: once() }, body }));
  const headers = { authorization: `Bearer ${tokens.access_token}` };
  return { ...guest, api: createClient<paths>({ baseUrl: base(house), headers }) };
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

/** A person of the staff at a program of theirs, which has signed in over the API. */
export async function program(house: House, role: Role): Promise<Api> {
  const grant = { grant_type: 'password' as const, label: 'Test', ...credentials(house, role) };
  const { access_token } = got(await createClient<paths>({ baseUrl: base(house) }).POST('/api/v1/auth/token', { body: grant }));
  return createClient<paths>({ baseUrl: base(house), headers: { authorization: `Bearer ${access_token}` } });
}

function credentials(house: House, role: Role): { name: string; password: string } {
  const { name, password } = house.account(role);
  return { name, password };
}

/** What happens in the house, as one client is told it; it goes on after a break where it was. */
export class Story {
  /** Every message, over all breaks. */
  readonly told: Event[] = [];
  #seq: number | undefined;
  #epoch: string | undefined;
  #messages: AsyncGenerator<Event> | undefined;

  constructor(
    readonly api: Api,
    after?: number,
  ) {
    this.#seq = after;
  }

  /** Opens the stream, or opens it again, and waits until what was missed is told. */
  async open(): Promise<this> {
    const query = { ...(this.#seq !== undefined && { after: this.#seq }), ...(this.#epoch !== undefined && { epoch: this.#epoch }) };
    const stream = got(await this.api.GET('/api/v1/events', { params: { query }, parseAs: 'stream' }));
    if (!(stream instanceof ReadableStream)) throw new Error('no stream');
    this.#messages = messages(stream as ReadableStream<Uint8Array>);
    await this.until('beat');
    return this;
  }

  /** The next message of this kind, with all before it; the stream's end is an error. */
  async until<K extends Kind>(kind: K): Promise<Extract<Event, { kind: K }>> {
    for (;;) {
      const message = await this.next();
      if (!message) throw new Error(`the stream ended before ${kind}`);
      if (is(message, kind)) return message;
    }
  }

  /** The next message; nothing once the stream has ended. */
  async next(): Promise<Event | undefined> {
    const next = await this.#messages?.next();
    if (!next || next.done) return undefined;
    const message = next.value;
    this.#seq = message.seq;
    if (message.kind === 'hello') this.#epoch = message.data.epoch;
    this.told.push(message);
    return message;
  }

  /** The numbers of the facts; those of carts are forgotten with their visit. */
  get numbers(): number[] {
    const facts = this.told.filter(({ kind }) => !['hello', 'beat', 'reset'].includes(kind) && !kind.startsWith('cart-'));
    return facts.map(({ seq }) => seq);
  }
}

function is<K extends Kind>(message: Event, kind: K): message is Extract<Event, { kind: K }> {
  return message.kind === kind;
}

/** The messages of server-sent events; a connection that breaks off ends them. */
async function* messages(stream: ReadableStream<Uint8Array>): AsyncGenerator<Event> {
  const reader = stream.getReader();
  const decoder = new TextDecoder();
  let rest = '';
  for (;;) {
    const { value, done } = await reader.read().catch(() => ({ value: undefined, done: true }));
    if (done || !value) return;
    const blocks = (rest + decoder.decode(value, { stream: true })).split('\n\n');
    rest = blocks.pop() ?? '';
    for (const block of blocks) {
      const data = block.split('\n').find((line) => line.startsWith('data: '));
      if (data) yield JSON.parse(data.slice('data: '.length)) as Event;
    }
  }
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
