import { expect, test, vi } from 'vitest'
import { CookieJar } from '@/_designs/client/cookie-jar'
import { allDesigns } from '@/_designs/registry'
import { verifyPassword } from '@/_people/passwords'
import { GET, POST } from './auth/[design]/[...nextauth]/route'
import { POST as signUp } from './people/route'

const ends = vi.hoisted((): ((matches: boolean) => void)[] => [])
vi.mock('@node-rs/argon2', () => ({
  hash: async () => 'a hash',
  verify: () => new Promise((end) => ends.push(end)),
}))
vi.mock('next/server', async (original) => ({ ...(await original()), after: () => {} }))

const ORIGIN = 'http://localhost'
const typed = (name: string) => ({
  email: `${name}@example.org`,
  password: 'plinth gravel omelet',
})
const TOO_BUSY = { error: { code: 'too_busy', message: expect.stringContaining('did nothing') } }

async function signIn(design: string): Promise<Response> {
  const jar = new CookieJar()
  const ask = async (action: string, form?: Record<string, string>) => {
    const request = new Request(`${ORIGIN}/api/auth/${design}/${action}`, {
      headers: { host: 'localhost', origin: ORIGIN, cookie: jar.header() },
      ...(form && { method: 'POST', body: new URLSearchParams(form) }),
    })
    const params = Promise.resolve({ design, nextauth: action.split('/') })
    const response = await (form ? POST : GET)(request, { params })
    jar.take(response.headers)
    return response
  }
  const { csrfToken }: { csrfToken: string } = await (await ask('csrf')).json()
  return ask('callback/credentials', { ...typed(design), csrfToken })
}

test('A-G65: of 200 sign-ins at once, few are computed, some wait, and the rest is told to wait', async () => {
  const settled = Promise.allSettled(
    Array.from({ length: 200 }, () => verifyPassword('a hash', 'a password')),
  )
  for (const design of allDesigns()) {
    const response = await signIn(design.id)
    expect([response.status, response.headers.get('retry-after')], design.id).toEqual([503, '3'])
    expect(response.headers.getSetCookie(), design.id).toEqual([])
    expect(await response.json(), design.id).toEqual(TOO_BUSY)
  }
  const refused = await signUp(
    new Request(`${ORIGIN}/api/people`, {
      method: 'POST',
      headers: { host: 'localhost', origin: ORIGIN },
      body: JSON.stringify({ name: 'Ada', ...typed('ada') }),
    }),
  )
  expect([refused.status, await refused.json()]).toEqual([503, TOO_BUSY])
  let most = 0
  let done = 0
  while (ends.length > 0) {
    most = Math.max(most, ends.length)
    for (const end of ends.splice(0)) {
      end(true)
      done += 1
    }
    await new Promise(setImmediate)
  }
  expect([most, done]).toEqual([4, 68])
  const states = (await settled).map(({ status }) => status)
  expect(states.filter((status) => status === 'fulfilled')).toHaveLength(68)
})
