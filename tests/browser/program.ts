// The program under test, for tests that start it or use its command line themselves.

import { execFile, spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { promisify } from 'node:util';
import type { House } from './house';

export const program = process.env['COMANDA_BIN'] ?? path.resolve(import.meta.dirname, '../../target/debug/comanda');

/** Changes a setting on the command line, while the house is open. */
export async function setting(house: House, key: string, value: string): Promise<void> {
  await promisify(execFile)(program, ['settings', key, value, '--data', house.data]);
}

/** Runs `work` with the address and the setup code of a house that nobody owns yet. */
export async function withoutOwner(work: (url: string, code: string) => Promise<void>): Promise<void> {
  const data = await mkdtemp(path.join(tmpdir(), 'comanda-fresh-'));
  const args = ['serve', '--listen', '127.0.0.1:0', '--data', data];
  const child = spawn(program, args, { cwd: data, stdio: ['ignore', 'pipe', 'ignore'] });
  const exited = once(child, 'exit');
  try {
    let url = '';
    for await (const line of createInterface({ input: child.stdout })) {
      url ||= /http:\S*:\d+/.exec(line)?.[0] ?? '';
      const code = /type this code.*: (\S+)$/.exec(line)?.[1];
      if (code === undefined) continue;
      const { port } = new URL(url);
      await work(`http://comanda.local:${port}`, code);
      return;
    }
    throw new Error('the program ended before it showed its code');
  } finally {
    child.kill('SIGTERM');
    await exited;
    await rm(data, { recursive: true, force: true });
  }
}
