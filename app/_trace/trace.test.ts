import { setTimeout as sleep } from 'node:timers/promises'
import fc from 'fast-check'
import { expect, test } from 'vitest'
import { hasFailedLookup, serverTiming, traceStep, withTrace } from './trace'

const lookup = (name: string, work: () => Promise<unknown> = async () => {}) =>
  traceStep({ kind: 'lookup', name, statement: `SELECT '${name}'` }, work)
const crypto = (name: string, ms = 0) => traceStep({ kind: 'crypto', name }, () => sleep(ms))
const names = ({ steps }: { steps: readonly { name: string }[] }) => steps.map(({ name }) => name)
const fail = async () => {
  throw new Error('down')
}

test('counts and times the steps of the work, and returns its value', async () => {
  const { value, trace } = await withTrace(async () => {
    await lookup('a', () => sleep(20))
    await crypto('b', 10)
    await lookup('c')
    return 42
  })
  expect(value).toBe(42)
  expect(trace).toMatchObject({ lookups: 2, crypto: 1 })
  expect(names(trace)).toEqual(['a', 'b', 'c'])
  expect(trace.lookupMs).toBeGreaterThanOrEqual(19)
  expect(trace.cryptoMs).toBeGreaterThanOrEqual(9)
  expect(trace.totalMs).toBeGreaterThanOrEqual(trace.lookupMs + trace.cryptoMs - 1)
})

test('outside a trace, a step only does its work', async () => {
  expect(await lookup('free', async () => 'done')).toBe('done')
})

test('a step in an inner trace counts in both traces', async () => {
  const { value: inner, trace: outer } = await withTrace(async () => {
    await lookup('before')
    const { trace } = await withTrace(() => lookup('within'))
    await lookup('after')
    return trace
  })
  expect(names(inner)).toEqual(['within'])
  expect(names(outer)).toEqual(['before', 'within', 'after'])
})

test('the steps of a failed inner trace still count in the outer one', async () => {
  const { trace } = await withTrace(() => withTrace(() => lookup('a', fail)).catch(() => null))
  expect(trace).toMatchObject({ lookups: 1, steps: [{ name: 'a', failed: true }] })
})

test('an error is passed on, and counts as a failed lookup only if it is an outage', async () => {
  await expect(withTrace(() => lookup('a', fail))).rejects.toThrow('down')
  const failed = await withTrace(() => lookup('a', fail).catch(() => null))
  expect(hasFailedLookup(failed.trace)).toBe(true)
  const tampered = await withTrace(() =>
    traceStep({ kind: 'crypto', name: 'decrypt' }, fail).catch(() => null),
  )
  expect(tampered.trace.steps).toMatchObject([{ failed: true }])
  expect(hasFailedLookup(tampered.trace)).toBe(false)
})

test('simultaneous requests never see each other’s steps', async () => {
  const requests = fc.array(fc.array(fc.nat(3), { maxLength: 5 }), { minLength: 2, maxLength: 8 })
  await fc.assert(
    fc.asyncProperty(requests, async (plans) => {
      const traces = await Promise.all(
        plans.map((waits, request) =>
          withTrace(async () => {
            for (const [step, ms] of waits.entries())
              await lookup(`${request}.${step}`, () => (ms === 0 ? Promise.resolve() : sleep(ms)))
          }),
        ),
      )
      for (const [request, { trace }] of traces.entries()) {
        expect(names(trace)).toEqual(plans[request]?.map((_, step) => `${request}.${step}`))
      }
    }),
    { numRuns: 40 },
  )
})

test('Server-Timing has the format of the wire contract', async () => {
  const { trace } = await withTrace(() => lookup('a'))
  expect(serverTiming(trace)).toMatch(
    /^total;dur=\d+\.\d\d, lookups;desc="1";dur=\d+\.\d\d, crypto;desc="0";dur=0\.00$/,
  )
})
