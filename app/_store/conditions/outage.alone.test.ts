import { expect, test } from 'vitest'
import { hasFailedLookup, withTrace } from '@/_trace/trace'
import { database } from '../database'
import { isStoreUnavailable } from '../outage'
import { underStoreConditions } from './conditions'
import { simulatedStore } from './seam'

const inOutage = <T>(work: () => Promise<T>) => underStoreConditions({ outage: true }, work)

const count = () => database().user.count()
const find = (id: string) => database().user.findUnique({ where: { id } })

test('a query in a simulated outage fails as in a real one, and the trace knows it', async () => {
  await count() // the store is open by now
  const { trace } = await withTrace(() =>
    inOutage(() => expect(count()).rejects.toSatisfy(isStoreUnavailable)),
  )
  expect(hasFailedLookup(trace)).toBe(true)
  await inOutage(() =>
    expect(database().$transaction([database().user.count()])).rejects.toSatisfy(
      isStoreUnavailable,
    ),
  )
  await inOutage(() => expect(database().$queryRaw`SELECT 1`).rejects.toSatisfy(isStoreUnavailable))
})

test('a concurrent request is answered', async () => {
  const [before, refused, after] = await Promise.all([
    find('a'),
    inOutage(() => find('b').catch(isStoreUnavailable)),
    find('c'),
  ])
  expect([before, refused, after]).toEqual([null, true, null])
})

test('it ends with the work, even if the work fails', async () => {
  await expect(inOutage(() => Promise.reject(new Error('its own')))).rejects.toThrow('its own')
  expect(simulatedStore()).toBeUndefined()
  expect(await count()).toBe(0)
})
