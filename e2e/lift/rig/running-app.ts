import { randomBytes } from 'node:crypto'
import { existsSync, readFileSync } from 'node:fs'
import { join, resolve } from 'node:path'
import { request } from '@playwright/test'
import { until } from '../../fixtures/wait-for'
import { type Program, startProgram } from '../../servers/child-process'
import { freePort } from '../../servers/free-port'
import type { Bench } from './bench'
import { LiftDevice } from './device'

/** One process of a built app. */
export interface RunningApp {
  url: string
  program: Program
  secret: string
  /** A device without cookies, or with those of a page. It ends with the app. */
  newDevice(state?: State): Promise<LiftDevice>
  /** A device with only this cookie. */
  deviceWith(name: string, value: string): Promise<LiftDevice>
  /** A device with a copy of another device's cookies. */
  copyOf(device: LiftDevice): Promise<LiftDevice>
  /** The newest link for an address. */
  linkTo(email: string): Promise<string>
  /** Sets the clocks of the process ahead, and not the clock of its database. */
  advance(seconds: number): Promise<void>
  /** Asks its database. */
  sql: Bench['sql']
  /** All that no log may hold: the values of cookies, and the tokens of links. */
  secrets: Set<string>
  stop(): Promise<void>
}

type State = Awaited<ReturnType<LiftDevice['state']>>

export interface Start {
  config: string
  env?: Record<string, string>
  /** The secret that all processes of one site share. */
  secret?: string
}

/** Next uses this name for every loopback address in links and redirects. */
const HOST = 'localhost'

/** The attributes of a cookie that NextAuth sets over http. */
const PLAIN = { path: '/', expires: -1, httpOnly: true, secure: false, sameSite: 'Lax' } as const

let started = 0

/** Starts the built app of the bench, and waits until it answers. */
export async function startApp(
  bench: Bench,
  { config, env = {}, secret = randomBytes(33).toString('base64url') }: Start,
): Promise<RunningApp> {
  const [port, clockPort] = [await freePort(), await freePort()]
  const url = `http://${HOST}:${port}`
  const log = `${bench.log}-${started++}`
  const mailbox = `${log}-mail`
  const args = [
    '--import',
    resolve('e2e/servers/clock.mjs'),
    join(bench.app, 'node_modules/next/dist/bin/next'),
    'start',
    '--hostname',
    '127.0.0.1',
    '--port',
    `${port}`,
  ]
  const settings = {
    CONFIG: config,
    MAILBOX: mailbox,
    DATABASE_URL: bench.link.url,
    AUTH_SECRET: secret,
    AUTH_URL: url,
    CLOCK_PORT: `${clockPort}`,
  }
  const program = startProgram(process.execPath, args, {
    cwd: bench.app,
    log,
    env: { NEXT_TELEMETRY_DISABLED: '1', ...settings, ...env },
  })
  await until('the app to answer', async () => {
    if (program.hasExited()) throw new Error(`The app ended at its start:\n${program.output()}`)
    return fetch(`${url}/api/auth/csrf`).then(
      ({ ok }) => (ok ? true : null),
      () => null,
    )
  })
  const devices: LiftDevice[] = []
  const secrets = new Set<string>()
  const open = async (storageState?: State) => {
    const device = new LiftDevice(
      url,
      await request.newContext(storageState && { storageState }),
      secrets,
    )
    devices.push(device)
    return device
  }
  return {
    url,
    program,
    secret,
    secrets,
    newDevice: open,
    deviceWith: (name, value) =>
      open({ cookies: [{ name, value, domain: HOST, ...PLAIN }], origins: [] }),
    copyOf: async (device) => open(await device.state()),
    linkTo: (email) =>
      until(`the link to ${email}`, async () => newestLink(mailbox, email, secrets)),
    sql: (query, params) => bench.sql(query, params),
    async advance(seconds) {
      const response = await fetch(`http://127.0.0.1:${clockPort}/?passed=${seconds * 1000}`)
      await response.text()
    },
    async stop() {
      await Promise.all(devices.map((device) => device.close()))
      await program.stop()
    },
  }
}

function newestLink(mailbox: string, email: string, secrets: Set<string>): string | null {
  const mails = existsSync(mailbox) ? readFileSync(mailbox, 'utf8').trim().split('\n') : []
  const link = mails
    .map((line): { to: string; url: string } => JSON.parse(line))
    .findLast(({ to }) => to === email)?.url
  if (link === undefined) return null
  const token = new URL(link).searchParams.get('token')
  if (token !== null) secrets.add(token)
  return link
}
