// A house to test in: the real program with the demo's menu, tables and people, in a directory of its
// own, and the people who come to it. `import { test, expect } from './house'`, then
// `test('…', async ({ house }) => { const anna = await house.guest('T4'); … })`.

import { type ChildProcess, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { createServer } from 'node:net';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { type Browser, type BrowserContext, type BrowserContextOptions, type Page, test as base } from '@playwright/test';

const program = process.env['COMANDA_BIN'] ?? path.resolve(import.meta.dirname, '../../target/debug/comanda');

/** How long the program may take to open or to close. */
const patience = 30_000;

export type Role = 'owner' | 'manager' | 'floor' | 'kitchen';

/** The line that `comanda demo --json` prints. */
interface Demo {
  base_url: string;
  tables: { name: string; url: string }[];
  accounts: { role: Role; name: string; password: string }[];
}

export class House {
  /** What browsers said on their consoles: errors, refusals of the policy, uncaught exceptions. */
  readonly problems: string[] = [];
  /** What the program said on its error stream. */
  log = '';

  #child: ChildProcess | undefined;
  #demo: Demo | undefined;
  readonly #contexts: BrowserContext[] = [];

  private constructor(
    readonly browser: Browser,
    readonly port: number,
    readonly data: string,
  ) {}

  /** A new house with the demo in it, open for guests. */
  static async open(browser: Browser): Promise<House> {
    const data = await mkdtemp(path.join(tmpdir(), 'comanda-house-'));
    const house = new House(browser, await freePort(), data);
    try {
      house.#demo = JSON.parse(await house.#firstLine(house.#spawn('demo', '--no-past', '--json'))) as Demo;
      await house.#isOpen();
    } catch (error) {
      await house.stop();
      throw error;
    }
    return house;
  }

  /** The address that guests know the house by. */
  get url(): string {
    return `http://comanda.local:${this.port}`;
  }

  /** The names of the tables. */
  get tables(): string[] {
    return this.#facts.tables.map((t) => t.name);
  }

  /** What the QR code of a table leads to. */
  tableUrl(table: string): string {
    const found = this.#facts.tables.find((t) => t.name === table);
    if (!found) throw new Error(`no table ${table}; there are ${this.tables.join(', ')}`);
    return found.url;
  }

  /** Name and password of the first person with that role. */
  account(role: Role): { name: string; password: string } {
    const found = this.#facts.accounts.find((a) => a.role === role);
    if (!found) throw new Error(`nobody is ${role}`);
    return found;
  }

  /** A browser of its own, with cookies of its own, that has not been anywhere yet. */
  async visitor(options: BrowserContextOptions = {}): Promise<Page> {
    const context = await this.browser.newContext({ baseURL: this.url, locale: 'en-GB', ...options });
    this.#contexts.push(context);
    context.on('weberror', (error) => this.problems.push(`uncaught: ${error.error().message}`));
    context.on('console', (message) => {
      if (message.type() === 'error') this.problems.push(`${message.location().url}: ${message.text()}`);
    });
    return context.newPage();
  }

  /** A phone that has just scanned the code of a table. */
  async guest(table: string, options: BrowserContextOptions = {}): Promise<Page> {
    const page = await this.visitor({ ...phone, ...options });
    await page.goto(this.tableUrl(table));
    return page;
  }

  /** A screen at which somebody with that role has signed in. */
  async staff(role: Role, options: BrowserContextOptions = {}): Promise<Page> {
    const { name, password } = this.account(role);
    const page = await this.visitor({ ...desk, ...options });
    await page.goto('/sign-in');
    await page.locator('[name="name"]').fill(name);
    await page.locator('[name="password"]').fill(password);
    const form = page.locator('form', { has: page.locator('[name="password"]') });
    await form.locator('button:not([type="button"])').click();
    await page.waitForURL((url) => url.pathname !== '/sign-in');
    return page;
  }

  /** The power goes out: no clean stop. */
  async kill(): Promise<void> {
    await this.#end('SIGKILL');
  }

  /** The power comes back: the same port, the same data. */
  async start(): Promise<void> {
    if (this.#isRunning()) throw new Error('the house is open already');
    const child = this.#spawn('serve');
    child.stdout?.resume();
    await this.#isOpen();
  }

  /** Closes the house and takes everything away. */
  async stop(): Promise<void> {
    await Promise.all(this.#contexts.splice(0).map((context) => context.close()));
    await this.#end('SIGTERM');
    await rm(this.data, { recursive: true, force: true });
  }

  get #facts(): Demo {
    if (!this.#demo) throw new Error('the house has not been opened');
    return this.#demo;
  }

  #spawn(...verb: string[]): ChildProcess {
    const listen = `127.0.0.1:${this.port}`;
    const args = [...verb, '--listen', listen, '--data', this.data, '--base-url', this.url];
    const child = spawn(program, args, { cwd: this.data, stdio: ['ignore', 'pipe', 'pipe'] });
    child.on('error', (error) => (this.log += `${program}: ${error.message}\n`));
    child.stderr.on('data', (chunk) => (this.log += String(chunk)));
    // A test runner that dies takes its house along.
    const last = () => child.kill('SIGKILL');
    process.once('exit', last);
    child.once('close', () => process.off('exit', last));
    this.#child = child;
    return child;
  }

  #isRunning(): boolean {
    const child = this.#child;
    return child?.pid !== undefined && child.exitCode === null && child.signalCode === null;
  }

  /** Ends our own child, by force if it takes too long. */
  async #end(signal: NodeJS.Signals): Promise<void> {
    const child = this.#child;
    if (!child || !this.#isRunning()) return;
    const exited = once(child, 'exit');
    const force = setTimeout(() => child.kill('SIGKILL'), patience / 3);
    child.kill(signal);
    await exited;
    clearTimeout(force);
  }

  #firstLine(child: ChildProcess): Promise<string> {
    if (!child.stdout) throw new Error('the program has no output');
    const lines = createInterface({ input: child.stdout });
    let late: NodeJS.Timeout | undefined;
    const line = new Promise<string>((resolve, reject) => {
      const fail = (why: string) => reject(new Error(`the program ${why}:\n${this.log}`));
      late = setTimeout(fail, patience, 'was not open in time');
      lines.once('line', resolve);
      child.once('close', () => fail('ended before it was open'));
    });
    return line.finally(() => clearTimeout(late));
  }

  /** Waits until the program answers; it says why if it ends instead. */
  async #isOpen(): Promise<void> {
    const until = performance.now() + patience;
    while (this.#isRunning() && performance.now() < until) {
      const answer = await fetch(`http://127.0.0.1:${this.port}/sign-in`).catch(() => undefined);
      if (answer) return answer.body?.cancel();
      await new Promise((retry) => setTimeout(retry, 25));
    }
    throw new Error(`the house did not open:\n${this.log}`);
  }
}

const phone: BrowserContextOptions = { viewport: { width: 390, height: 844 }, isMobile: true, hasTouch: true };
const desk: BrowserContextOptions = { viewport: { width: 1280, height: 800 } };

/** A port that nobody listens on. */
async function freePort(): Promise<number> {
  const server = createServer().listen(0, '127.0.0.1');
  await once(server, 'listening');
  const address = server.address();
  server.close();
  await once(server, 'close');
  if (address === null || typeof address === 'string') throw new Error('no port');
  return address.port;
}

/** Tests with a house of their own; what the program said is kept when one fails. */
export const test = base.extend<{ house: House }>({
  house: async ({ browser }, use, info) => {
    const house = await House.open(browser);
    try {
      await use(house);
    } finally {
      await house.stop();
      if (info.status !== info.expectedStatus) {
        await info.attach('house.log', { body: house.log || '(silent)', contentType: 'text/plain' });
        await info.attach('console', { body: house.problems.join('\n') || '(silent)', contentType: 'text/plain' });
      }
    }
  },
});

export { expect } from '@playwright/test';
