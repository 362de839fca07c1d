import { expect, test } from 'vitest'
import type { Design } from '@/_designs/design'
import { allDesigns } from '@/_designs/registry'
import { database } from '@/_store/database'
import { summarise } from './check'
import { type MeasurementEvent, measurementEvent, STEPS } from './events'
import { measure } from './run'
import { runMeasurement } from './session'
import { shuffled } from './shuffled'
import { sessionCookieBytes } from './subject'

const QUICK = allDesigns().filter(({ guarantees: { lagMs } }) => lagMs === null || lagMs < 5_000)
const never = new AbortController().signal

async function run(
  designs: readonly Design[],
  signal = never,
  onEvent = (_: MeasurementEvent) => {},
) {
  const events: MeasurementEvent[] = []
  const emit = (event: MeasurementEvent) => {
    events.push(measurementEvent.parse(event))
    onEvent(event)
  }
  await runMeasurement({ designs, checks: 12, origin: 'http://localhost', emit, signal })
  return events
}
const people = async () => [
  await database().sandbox.count(),
  await database().user.count(),
  await database().session.count(),
  await database().tokenSession.count(),
]

test('every design is measured, and its figures satisfy the known relations', async () => {
  const events = await run(QUICK)
  expect(events.filter(({ type }) => type === 'failed')).toEqual([])
  expect(events.at(-1)).toMatchObject({
    type: 'done',
    store: 'embedded-in-memory',
    node: process.version,
  })
  for (const {
    id,
    guarantees: { lagMs },
  } of QUICK) {
    const steps = events.flatMap((event) =>
      event.type === 'progress' && event.design === id ? event.step : [],
    )
    expect(STEPS.filter((step) => step !== 'watch' && !steps.includes(step))).toEqual([])
    const figures = events.flatMap((event) =>
      event.type === 'result' && event.design === id ? event.figures : [],
    )[0]
    expect(figures, id).toMatchObject({ checks: 12 })
    if (!figures) continue
    expect(figures.checkP95).toBeGreaterThanOrEqual(figures.checkP50)
    expect(figures.wireBytes).toBeGreaterThan(`${id}.session-token=`.length)
    if (lagMs === 0) expect(figures.lagHere.kind).toBe('immediate')
    // A design with a lookup at every check cannot survive an outage.
    if (figures.lookups >= 1) expect(figures.survivesOutage).toBe(false)
  }
  expect(await people()).toEqual([0, 0, 0, 0])
})

test('the stock designs show their known behaviour', async () => {
  const events = await run(QUICK.filter(({ remedies }) => remedies.length === 0))
  const results = new Map(
    events.flatMap((event) => (event.type === 'result' ? [[event.design, event.figures]] : [])),
  )
  expect(results.get('database')).toMatchObject({
    lookups: 2,
    crypto: 0,
    survivesOutage: false,
    lagHere: { kind: 'immediate' },
    lagNextDoor: { kind: 'immediate' },
  })
  expect(results.get('jwt')).toMatchObject({
    lookups: 0,
    crypto: 2,
    restBytes: 0,
    survivesOutage: true,
    lagNextDoor: { kind: 'until it expires' },
  })
})

test('a cancelled run leaves no temporary person behind', async () => {
  const cancel = new AbortController()
  const cancelled = run(
    QUICK,
    cancel.signal,
    ({ type }) => type === 'progress' && cancel.abort(new Error('cancelled')),
  )
  await expect(cancelled).rejects.toThrow('cancelled')
  expect(await people()).toEqual([0, 0, 0, 0])
})

test('a failed measurement of one design is reported, and the others continue', async () => {
  const [first, second] = QUICK
  if (!first || !second) throw new Error('Two designs are needed.')
  const deaf: Design = { ...first, read: async () => ({ state: 'refused', code: 'malformed' }) }
  const events = await run([deaf, second])
  expect(events.filter(({ type }) => type === 'failed')).toEqual([
    { type: 'failed', design: first.id, message: 'It refused a good token (malformed).' },
  ])
  expect(events.filter(({ type }) => type === 'result')).toMatchObject([{ design: second.id }])
})

test('without any design, no temporary person is made', async () => {
  await measure([], { checks: 10, emit: () => {}, signal: never, draw: () => 0 })
})

test('a shuffle can give any order', () => {
  expect(shuffled(['a', 'b', 'c'], () => 0)).toEqual(['a', 'b', 'c'])
  expect(shuffled(['a', 'b', 'c'], (below) => below - 1)).toEqual(['c', 'b', 'a'])
})

test('only the session cookies of a Cookie header count, including all chunks', () => {
  expect(
    sessionCookieBytes(
      'jwt.csrf-token=x; jwt.session-token=abc; jwt.callback-url=y',
      'jwt.session-token',
    ),
  ).toBe('jwt.session-token=abc'.length)
  const chunked = 'jwt.session-token.0=ab; jwt.session-token.1=c'
  expect(sessionCookieBytes(`a=b; ${chunked}`, 'jwt.session-token')).toBe(chunked.length)
  expect(sessionCookieBytes('jwt.session-token-old=abc', 'jwt.session-token')).toBe(0)
})

test('the warm-up checks of a cache are counted but not timed', () => {
  const one = (totalMs: number, lookups: number) => ({
    ...{ totalMs, lookups, lookupMs: 0, crypto: 0, cryptoMs: 0 },
  })
  const summary = summarise([one(50, 2)], [one(1, 0), one(3, 0), one(2, 0)])
  expect(summary).toEqual({ lookups: 0.5, crypto: 0, checkP50: 2, checkP95: 3, checks: 3 })
})
