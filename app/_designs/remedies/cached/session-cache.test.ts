import { expect, test } from 'vitest'
import { cached } from './cached'
import { sessionCache } from './session-cache'

const found = async () => ({
  session: { sessionToken: 't', userId: 'ada', expires: new Date(Date.now() + 60_000) },
  user: { id: 'ada', email: 'ada@example.org', emailVerified: null },
})

test('there is one cache per process and name, so a page sees a sign-out in a route handler at once', async () => {
  const name = crypto.randomUUID()
  const [page, route] = [sessionCache({ ms: 5_000, name }), sessionCache({ ms: 5_000, name })]
  await page.load('t', found)
  expect(sessionCache({ ms: 5_000, name: 'admin' }).get('t')).toBeNull()
  route.evict('t')
  expect(page.get('t')).toBeNull()
})

test('works with database sessions only', () => {
  const cache = sessionCache({ ms: 5_000, name: crypto.randomUUID() })
  expect(() => cached({ providers: [], adapter: {}, session: { strategy: 'jwt' } }, cache)).toThrow(
    TypeError,
  )
  expect(() => cached({ providers: [] }, cache)).toThrow(TypeError)
})
