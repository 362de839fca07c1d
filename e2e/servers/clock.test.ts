import { type ChildProcess, spawn } from 'node:child_process'
import { once } from 'node:events'
import { afterAll, beforeAll, expect, test } from 'vitest'
import { until } from '../fixtures/wait-for'
import { freePort } from './free-port'

const HOUR_MS = 3_600_000
const TELL = "process.on('message', () => process.send([Date.now(), performance.now()]))"

let [app, port]: [ChildProcess | null, number] = [null, 0]
beforeAll(async () => {
  port = await freePort()
  app = spawn(process.execPath, ['--import', './e2e/servers/clock.mjs', '--eval', TELL], {
    env: { ...process.env, CLOCK_PORT: `${port}` },
    stdio: ['ignore', 'ignore', 'inherit', 'ipc'],
  })
  await until('the clock to answer', () => move('').catch(() => null))
})
afterAll(() => app?.kill())

const move = async (query: string) => (await fetch(`http://127.0.0.1:${port}/${query}`)).text()

/** The hours that the time of day and the monotonic clock of the app move by. */
async function hoursOf(query: string): Promise<number[]> {
  const before = await clocks()
  await move(query)
  const after = await clocks()
  return after.map((ms, at) => Math.floor((ms - (before[at] ?? 0)) / HOUR_MS))
}

async function clocks(): Promise<number[]> {
  app?.send('now')
  const [answer]: number[][] = app ? await once(app, 'message') : []
  return answer ?? []
}

test('time that passes moves both clocks of an app, a step only the time of day', async () => {
  expect(await hoursOf(`?passed=${HOUR_MS}`)).toEqual([1, 1])
  expect(await hoursOf(`?step=${HOUR_MS}`)).toEqual([1, 0])
  expect(await hoursOf(`?step=${-HOUR_MS}`)).toEqual([-1, 0])
})
