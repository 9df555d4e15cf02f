// Pictures of screens, for people to look at: tests/browser/out/NAME.png, and sheets of them in out/sheets.

import { mkdir, rm, writeFile } from 'node:fs/promises';
import path from 'node:path';
import type { Browser, Page } from '@playwright/test';

const folder = path.join(import.meta.dirname, 'out');

export interface ScreenOptions {
  /** The whole page, or what fits on the screen. */
  whole?: boolean;
  scheme?: 'light' | 'dark';
}

/** Saves a picture of the page, once its fonts and pictures are there. Answers its path. */
export async function screen(page: Page, name: string, { whole = false, scheme }: ScreenOptions = {}): Promise<string> {
  await mkdir(folder, { recursive: true });
  if (scheme) await page.emulateMedia({ colorScheme: scheme });
  await page.waitForFunction(() => {
    // Those that load lazily and are out of sight never complete.
    const pictures = [...document.images].filter((image) => image.loading !== 'lazy' || isInSight(image));
    return document.fonts.status === 'loaded' && pictures.every((image) => image.complete);

    function isInSight(image: HTMLImageElement): boolean {
      const { top, bottom } = image.getBoundingClientRect();
      return bottom > 0 && top < innerHeight;
    }
  });
  const file = path.join(folder, `${name}.png`);
  await page.screenshot({ path: file, fullPage: whole, animations: 'disabled' });
  if (scheme) await page.emulateMedia({ colorScheme: null });
  return file;
}

/** One picture and the contact sheet that it belongs to. */
export interface Picture {
  name: string;
  sheet: string;
  /** Of the screen, in pixels. */
  width: number;
  file: string;
}

/** Lays the pictures out on contact sheets, a name under each: out/sheets/SHEET.png. */
export async function sheets(browser: Browser, pictures: Picture[]): Promise<void> {
  const to = path.join(folder, 'sheets');
  await mkdir(to, { recursive: true });
  const html = path.join(to, 'sheet.html');
  const page = await browser.newPage({ viewport: { width: 1600, height: 900 } });
  for (const sheet of new Set(pictures.map((p) => p.sheet))) {
    const own = pictures.filter((p) => p.sheet === sheet);
    const across = (own[0]?.width ?? 0) < 500 ? 8 : 5;
    const figures = own.map((p) => `<figure><img src="${p.file}"><figcaption>${p.name}</figcaption></figure>`);
    const style = `body{display:grid;grid-template-columns:repeat(${across},1fr);gap:8px;font:14px sans-serif}figure{margin:0}img{width:100%}`;
    await writeFile(html, `<!doctype html><meta charset="utf-8"><style>${style}</style>${figures.join('')}`);
    await page.goto(`file://${html}`);
    await page.screenshot({ path: path.join(to, `${sheet}.png`), fullPage: true });
  }
  await page.close();
  await rm(html);
}
