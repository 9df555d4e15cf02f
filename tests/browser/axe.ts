// Accessibility by axe-core. Its source runs through page.evaluate, because the pages' policy rightly
// refuses a script tag that is put in from outside.

import type { Page } from '@playwright/test';
import axe, { type AxeResults, type RunOptions } from 'axe-core';

export interface Violation {
  scheme: 'light' | 'dark';
  rule: string;
  impact: string;
  help: string;
  /** The elements, each with what is wrong. */
  nodes: string[];
}

const options: RunOptions = {
  runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22aa', 'best-practice'],
  resultTypes: ['violations'],
};

/** What is wrong with the page as it stands, in light and in dark; `[]` if nothing is. */
export async function violations(page: Page): Promise<Violation[]> {
  const all: Violation[] = [];
  for (const scheme of ['light', 'dark'] as const) {
    // Colours are measured after their transitions: there are none with reduced motion.
    await page.emulateMedia({ colorScheme: scheme, reducedMotion: 'reduce' });
    await page.evaluate(`${axe.source}; undefined`);
    const found = await page.evaluate(async (how) => {
      const runner = (window as unknown as { axe: { run(at: Document, how: RunOptions): Promise<AxeResults> } }).axe;
      return (await runner.run(document, how)).violations;
    }, options);
    for (const { id, impact, help, nodes } of found) {
      const where = nodes.map((node) => `${node.target.join(' ')}: ${node.failureSummary ?? ''}`);
      all.push({ scheme, rule: id, impact: impact ?? 'unknown', help, nodes: where });
    }
  }
  await page.emulateMedia({ colorScheme: null, reducedMotion: null });
  return all;
}
