// Asks the program everything that its description allows, and more, as everybody who may come: node fuzz.js ST
// [SECONDS [SEED]], where ST is schemathesis' command, and each of them has so many seconds. The seed stays the same unless
// one is named (`random` for another each time): a change is judged by what it does, not by today's dice.
import { execFileSync, spawn } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer } from 'node:net'
import { tmpdir } from 'node:os'
import path from 'node:path'
import { createInterface } from 'node:readline'

// These end the session that asks, of whoever may edit themselves: nothing would be let in after them.
const ends = ['endAllSessions', 'endPersonsSessions', 'resetPassword']
const [st = 'st', seconds = '20', seed = '20'] = process.argv.slice(2)
const program = process.env.COMANDA_BIN ?? new URL('../../target/debug/comanda', import.meta.url).pathname
const settings = new URL('schemathesis.toml', import.meta.url).pathname

/** A port that nobody listens on. */
async function freePort() {
  const server = createServer().listen(0, '127.0.0.1')
  await once(server, 'listening')
  const { port } = server.address()
  server.close()
  await once(server, 'close')
  return port
}

async function post(url, body, more = {}) {
  const answer = await fetch(url, {
    method: 'POST',
    headers: { 'content-type': 'application/json', ...more },
    body: JSON.stringify(body),
  })
  if (!answer.ok) throw new Error(`${url}: ${answer.status} ${await answer.text()}`)
  return answer.json()
}

/** The bearer token of everybody who may come. */
async function tokens(base, demo) {
  const table_token = demo.tables[0].url.split('/').pop()
  const all = { guest: (await post(`${base}/api/v1/join`, { table_token })).token }
  const other = (await post(`${base}/api/v1/join`, { table_token })).token
  const headers = { authorization: `Bearer ${other}`, 'idempotency-key': 'a-customer-of-the-fuzz' }
  const account = { name: 'Dora', secret: 'correct horse battery' }
  all.customer = (await post(`${base}/api/v1/customers`, account, headers)).tokens.access_token
  for (const { role, name, password } of demo.accounts) {
    all[role] = (await post(`${base}/api/v1/auth/token`, { grant_type: 'password', name, password })).access_token
  }
  return all
}

/** One house for each of them: what one breaks is not another's finding. */
async function fuzz(role) {
  const data = mkdtempSync(path.join(tmpdir(), 'comanda-fuzz-'))
  const listen = `127.0.0.1:${await freePort()}`
  const args = ['demo', '--no-past', '--json', '--listen', listen, '--data', data]
  const env = { ...process.env, COMANDA_LIMITS: '1000' }
  const house = spawn(program, args, { cwd: data, env, stdio: ['ignore', 'pipe', 'ignore'] })
  const exited = once(house, 'exit')
  try {
    const [line] = await once(createInterface({ input: house.stdout }), 'line')
    const token = (await tokens(`http://${listen}`, JSON.parse(line)))[role]
    const run = ['--config-file', settings, 'run', `http://${listen}/api/openapi.json`]
    const how = ['--max-time', seconds, '--workers', '1', '--checks', 'all', '--no-color']
    if (seed !== 'random') how.push('--seed', seed)
    const stays = ends.flatMap((id) => ['--exclude-operation-id', id])
    execFileSync(st, [...run, ...how, ...stays, '--header', `Authorization: Bearer ${token}`], { stdio: 'pipe', cwd: data })
    console.log(`${role}: nothing found`)
  } catch (error) {
    console.error(`${role}: ${error.stdout ?? error}`)
    process.exitCode = 1
  } finally {
    house.kill('SIGTERM')
    await exited
    rmSync(data, { recursive: true, force: true })
  }
}

for (const role of ['guest', 'customer', 'kitchen', 'floor', 'manager', 'owner']) await fuzz(role)
