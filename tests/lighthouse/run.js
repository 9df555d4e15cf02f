// Lighthouse on the guest's menu with the demo's 60 dishes, and on the first screens of the staff, as a
// phone sees them. Accessibility, best practices and SEO must be 100. Performance is printed and not judged:
// it is a time, and the machine that runs this has other things to do.
//
//   COMANDA_BIN=target/release/comanda node run.js [PATH...]

import { spawn } from 'node:child_process';
import { once } from 'node:events';
import { mkdtemp, rm } from 'node:fs/promises';
import { tmpdir } from 'node:os';
import path from 'node:path';
import { createInterface } from 'node:readline';
import { launch } from 'chrome-launcher';
import lighthouse from 'lighthouse';
import { connect } from 'puppeteer-core';

const program = process.env.COMANDA_BIN ?? path.resolve(import.meta.dirname, '../../target/debug/comanda');
const pages = [
  { path: '/menu', as: 'guest' },
  { path: '/visit/cart', as: 'guest' },
  { path: '/kitchen', as: 'kitchen' },
  { path: '/floor', as: 'floor' },
  { path: '/admin', as: 'owner' },
].filter((page) => process.argv.length < 3 || process.argv.includes(page.path));
const flags = '--headless --no-sandbox --disable-gpu --disable-quic --no-first-run --disable-background-networking --disable-component-update --disable-sync';
const judged = ['accessibility', 'best-practices', 'seo'];
const shown = { LCP: 'largest-contentful-paint', TBT: 'total-blocking-time', CLS: 'cumulative-layout-shift' };

/** Runs `work` with the demo's address, tables and accounts, in a directory of its own. */
async function withDemo(work) {
  const data = await mkdtemp(path.join(tmpdir(), 'comanda-lighthouse-'));
  const child = spawn(program, ['demo', '--no-past', '--json', '--listen', '127.0.0.1:0'], {
    cwd: data, env: { ...process.env, TMPDIR: data }, stdio: ['ignore', 'pipe', 'ignore'],
  });
  const exited = once(child, 'exit');
  try {
    for await (const line of createInterface({ input: child.stdout })) return await work(JSON.parse(line));
    throw new Error('the program ended before it opened');
  } finally {
    child.kill('SIGTERM');
    await exited;
    await rm(data, { recursive: true, force: true });
  }
}

/** Gives the browser the cookies of somebody who scans a table's code or signs in, for sockets too. */
async function give(browser, demo, base, role) {
  const person = demo.accounts.find((account) => account.role === role);
  const answer = role === 'guest'
    ? await fetch(base + new URL(demo.tables[3].url).pathname, { redirect: 'manual' })
    : await fetch(`${base}/sign-in`, {
      method: 'POST',
      body: new URLSearchParams({ name: person.name, password: person.password }),
      headers: { origin: base },
      redirect: 'manual',
    });
  const given = answer.headers.getSetCookie().map((line) => line.split(';')[0].split('='));
  if (!given.length) throw new Error(`no cookie for ${role}: ${answer.status}`);
  await browser.deleteCookie(...await browser.cookies());
  await browser.setCookie(...given.map(([name, value]) => ({ name, value, domain: 'localhost', path: '/', httpOnly: true, sameSite: 'Lax' })));
}

/** What stands in the way of 100 in a category. */
function* complaints(report, category) {
  for (const { id, weight } of report.categories[category].auditRefs) {
    const { score, title, details } = report.audits[id];
    if (!weight || score === null || score === 1) continue;
    const where = (details?.items ?? []).slice(0, 3).map((item) => item.node?.snippet ?? item.url ?? item.description ?? '');
    yield `  ${category}: ${id}, ${title} ${where.join(' | ')}`;
  }
}

let passed = 0, failed = 0;
await withDemo(async (demo) => {
  const base = demo.base_url.replace(/\/\/[^:/]+/, '//localhost');
  const chrome = await launch({ chromePath: '/usr/bin/chromium', chromeFlags: flags.split(' '), ignoreDefaultFlags: true });
  const browser = await connect({ browserURL: `http://127.0.0.1:${chrome.port}` });
  try {
    for (const page of pages) {
      await give(browser, demo, base, page.as);
      const { lhr } = await lighthouse(base + page.path, { port: chrome.port, logLevel: 'error' });
      if (new URL(lhr.finalDisplayedUrl).pathname !== page.path) throw new Error(`${page.path} led to ${lhr.finalDisplayedUrl}`);
      const score = (category) => Math.round((lhr.categories[category].score ?? 0) * 100);
      const times = Object.entries(shown).map(([name, id]) => `${name} ${lhr.audits[id].displayValue}`);
      const scores = [...judged, 'performance'].map((category) => `${category} ${score(category)}`);
      console.log(`${page.path}: ${[...scores, ...times].join(', ')}`);
      const wrong = judged.flatMap((category) => (score(category) === 100 ? [] : [...complaints(lhr, category)]));
      for (const line of wrong) console.log(line);
      if (judged.every((category) => score(category) === 100)) passed += 1;
      else failed += 1;
    }
  } finally {
    await browser.disconnect();
    await chrome.kill();
  }
});
console.log(`\n  ${passed} passed${failed ? `\n  ${failed} failed` : ''}`);
process.exitCode = failed ? 1 : 0;
