// Pictures of screens, for people to look at: tests/browser/out/NAME.png.

import { mkdir } from 'node:fs/promises';
import path from 'node:path';
import type { Page } from '@playwright/test';

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
