import { afterEach, expect, test, vi } from 'vitest'
import { z } from 'zod'
import { followRun } from './follow-run'

const event = z.object({ type: z.string(), message: z.string().optional() })
type Told = z.infer<typeof event>

afterEach(() => vi.unstubAllGlobals())

/** Follows a run whose answer has these lines. */
async function follow(response: Response, signal = new AbortController().signal) {
  vi.stubGlobal('fetch', async () => response)
  const told: string[] = []
  const onEvent = ({ type }: Told) => told.push(type)
  const run = {
    path: '/api/x',
    body: {},
    schema: async () => event,
    signal,
    advice: 'run it again',
  }
  return { end: await followRun({ ...run, onEvent }), told }
}
const lines = (...events: Told[]) =>
  new Response(events.map((one) => `${JSON.stringify(one)}\n`).join(''))

test('a run ends with done, and every event is passed on', async () => {
  expect(await follow(lines({ type: 'begin' }, { type: 'done' }))).toEqual({
    end: { state: 'done' },
    told: ['begin', 'done'],
  })
})

test('a run that the server stops fails with its sentence', async () => {
  const { end } = await follow(lines({ type: 'stopped', message: 'It took too long.' }))
  expect(end).toEqual({
    state: 'failed',
    problem: { code: 'stopped', message: 'It took too long.' },
  })
})

test.each([
  ['events that end early', lines({ type: 'begin' })],
  ['a line that is no event', new Response('{"no":"type"}\n')],
])('%s are a broken connection', async (_, response) => {
  expect((await follow(response)).end).toMatchObject({
    state: 'failed',
    problem: { code: 'broken_off', message: expect.stringMatching(/run it again\.$/) },
  })
})

test('a refusal fails with its problem, or with a sentence that it gives none', async () => {
  const busy = { code: 'busy', message: 'Wait a moment.' }
  const told = await follow(Response.json({ error: busy }, { status: 429 }))
  expect(told.end).toEqual({ state: 'failed', problem: busy })
  const silent = await follow(new Response('<html>', { status: 502 }))
  expect(silent.end).toMatchObject({ problem: { code: 'unexpected' } })
})

test('a cancelled run is not a failed run', async () => {
  const controller = new AbortController()
  controller.abort()
  vi.stubGlobal('fetch', () => Promise.reject(controller.signal.reason))
  const run = { path: '/api/x', body: {}, schema: async () => event, advice: '' }
  expect(await followRun({ ...run, signal: controller.signal, onEvent() {} })).toEqual({
    state: 'cancelled',
  })
})
