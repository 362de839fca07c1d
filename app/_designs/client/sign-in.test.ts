import { afterEach, describe, expect, test, vi } from 'vitest'
import { authProblem, signIn, signOut } from './sign-in'

const HOME = 'http://localhost:3000/'
const ADA = { email: 'ada@x.example', password: 'secret' }
const NO_COOKIES =
  'This browser keeps no cookies for this site, and a session needs one: allow them, and try again.'

/** A server whose NextAuth answers with this address, and whose `whoami` with this status. */
function server(url: string, whoami: { status: number; code?: string } = { status: 200 }) {
  const fetched = vi.fn(async (path: string) => {
    if (path.endsWith('/csrf')) return Response.json({ csrfToken: 'x' })
    return path.startsWith('/api/whoami/')
      ? Response.json({ error: whoami }, { status: whoami.status })
      : Response.json({ url })
  })
  vi.stubGlobal('fetch', fetched)
  return fetched
}

afterEach(() => vi.unstubAllGlobals())

const refused = (code: string) => ({ ok: false, problem: authProblem(code) })

test('a sign-in is done once the browser sends the cookie back', async () => {
  server(HOME)
  expect(await signIn('jwt', ADA)).toEqual({ ok: true, value: null })
})

describe('A-E65 a browser that keeps no cookies is told so', () => {
  test('where it has not kept that of the CSRF token', async () => {
    server(`${HOME}sign-in?error=MissingCSRF`)
    expect(await signIn('jwt', ADA)).toEqual(refused('MissingCSRF'))
    expect(authProblem('MissingCSRF').message).toBe(NO_COOKIES)
  })

  test('where it has not kept that of the session', async () => {
    server(HOME, { status: 401, code: 'no_token' })
    expect(await signIn('jwt', ADA)).toEqual(refused('no_cookies'))
    expect(authProblem('no_cookies').message).toBe(NO_COOKIES)
  })

  test('but not where the server cannot tell whose session it is', async () => {
    server(HOME, { status: 503, code: 'store_unavailable' })
    expect(await signIn('jwt', ADA)).toEqual({ ok: true, value: null })
  })

  test('and a sign-out that its cookie was missing for is not called done', async () => {
    server(`${HOME}sign-in?error=MissingCSRF`)
    expect(await signOut('jwt')).toEqual(refused('MissingCSRF'))
  })
})

test('what NextAuth finds wrong with the server is said in words', async () => {
  server(`${HOME}sign-in?error=Configuration`)
  expect(await signIn('jwt', ADA)).toEqual(refused('Configuration'))
  expect(authProblem('Configuration').message).toMatch(/log says why: try again, or tell/)
})

test('a code of this site counts before that of NextAuth, and any other code has words', async () => {
  server(`${HOME}sign-in?error=CredentialsSignin&code=wrong_credentials`)
  expect(await signIn('jwt', ADA)).toEqual(refused('wrong_credentials'))
  server(`${HOME}sign-in?error=Novelty`)
  expect((await signOut('jwt')).ok).toBe(false)
  expect(authProblem('Novelty', 'sign-out').message).toMatch(/sign-out did not go through/)
})
