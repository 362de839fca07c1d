import { expect, test } from 'vitest'
import { withTrace } from '@/_trace/trace'
import { database } from '../database'
import { underStoreConditions } from './conditions'

const count = async () => database().user.count()
/** A timer may fire a moment before its time. */
const FAR_MS = 60
const NEARLY_MS = FAR_MS - 2

test('every round trip takes the added time, and the trace shows it', async () => {
  await count() // the store is open by now
  const { trace } = await withTrace(() =>
    underStoreConditions({ delayMs: FAR_MS }, async () => [await count(), await count()]),
  )
  expect(trace.lookups).toBe(2)
  for (const step of trace.steps) expect(step.ms).toBeGreaterThanOrEqual(NEARLY_MS)
})

test('a concurrent request is not delayed', async () => {
  const after: string[] = []
  const far = underStoreConditions({ delayMs: FAR_MS }, count).then(() => after.push('far'))
  const near = count().then(() => after.push('near'))
  await Promise.all([far, near])
  expect(after).toEqual(['near', 'far'])
})

test('work without lookups is not delayed', async () => {
  const { trace } = await withTrace(() => underStoreConditions({ delayMs: 10_000 }, async () => 1))
  expect(trace.totalMs).toBeLessThan(5_000)
})
