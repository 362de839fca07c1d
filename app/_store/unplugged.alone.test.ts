import { expect, test } from 'vitest'
import { hasFailedLookup, withTrace } from '@/_trace/trace'
import { database } from './database'
import { isStoreUnavailable } from './outage'
import { isStoreUnplugged, withStoreUnplugged } from './unplugged'

const count = () => database().user.count()
const find = (id: string) => database().user.findUnique({ where: { id } })

test('a query while unplugged fails as in an outage, and the trace knows it', async () => {
  await count() // the store is open by now
  const { trace } = await withTrace(() =>
    withStoreUnplugged(() => expect(count()).rejects.toSatisfy(isStoreUnavailable)),
  )
  expect(hasFailedLookup(trace)).toBe(true)
  await withStoreUnplugged(() =>
    expect(database().$transaction([database().user.count()])).rejects.toSatisfy(
      isStoreUnavailable,
    ),
  )
  await withStoreUnplugged(() =>
    expect(database().$queryRaw`SELECT 1`).rejects.toSatisfy(isStoreUnavailable),
  )
})

test('a concurrent request is answered', async () => {
  const [before, refused, after] = await Promise.all([
    find('a'),
    withStoreUnplugged(() => find('b').catch(isStoreUnavailable)),
    find('c'),
  ])
  expect([before, refused, after]).toEqual([null, true, null])
})

test('it ends with the work, even if the work fails', async () => {
  await expect(withStoreUnplugged(() => Promise.reject(new Error('its own')))).rejects.toThrow(
    'its own',
  )
  expect(isStoreUnplugged()).toBe(false)
  expect(await count()).toBe(0)
})
