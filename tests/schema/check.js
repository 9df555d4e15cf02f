// Lints the API's description, looks whether its examples are as their schemas say, and makes the TypeScript types of it. Without an argument it says what
// differs from the committed files and ends with 1; with --write it writes them.
import { execFileSync } from 'node:child_process'
import { readFileSync, writeFileSync } from 'node:fs'
import { createConfig, formatProblems, getTotals, lintFromString } from '@redocly/openapi-core'
import openapiTS, { astToString } from 'openapi-typescript'
import { checkExamples } from './examples.js'

const at = (name) => new URL(`../../assets/api/${name}`, import.meta.url)
const program = process.env.COMANDA_BIN ?? new URL('../../target/debug/comanda', import.meta.url).pathname
const document = execFileSync(program, ['openapi'], { encoding: 'utf8' })

const config = await createConfig({ extends: ['recommended'], rules: { 'operation-4xx-response': 'error' } })
const problems = await lintFromString({ source: document, absoluteRef: 'openapi.json', config })
const totals = getTotals(problems)
formatProblems(problems, { totals, version: 'recommended' })

const examples = checkExamples(JSON.parse(document))
for (const words of examples.wrong) console.error(words)

const head = '// TypeScript types of the API, made from openapi.json by `npm run write` in tests/schema.\n\n'
const types = head + astToString(await openapiTS(document, { alphabetize: false }))

const files = { 'openapi.json': document, 'schema.d.ts': types }
let differing = 0
for (const [name, text] of Object.entries(files)) {
  if (process.argv.includes('--write')) {
    writeFileSync(at(name), text)
  } else if (readFileSync(at(name), 'utf8') !== text) {
    console.error(`assets/api/${name} is not what the program says: run "npm run write" in tests/schema and look at the difference`)
    differing += 1
  }
}
console.log(`${totals.errors} errors and ${totals.warnings} warnings of the linter, ${examples.count} bodies with examples and ${examples.wrong.length} that are wrong or missing, ${differing} files differ`)
process.exitCode = totals.errors + totals.warnings + examples.wrong.length + differing > 0 ? 1 : 0
