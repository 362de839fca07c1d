import { describe, expect, test, vi } from 'vitest'
import * as env from '@/_config/env'
import { StoreUnavailable } from '@/_store/outage'
import { accountsOff, rejectCrossOrigin, withErrorResponses } from './_answers'

const ask = (method: string, error: unknown) =>
  withErrorResponses(new Request('http://localhost/', { method }), () => Promise.reject(error))

test('an outage is a 503, and a change never says whether it was made', async () => {
  const told = async (method: string): Promise<string> => {
    const response = await ask(method, new StoreUnavailable(new Error('10.0.0.3')))
    expect(response.status).toBe(503)
    return (await response.json()).error.message
  }
  expect(await told('GET')).toBe(
    'The session store does not answer: try again in a few seconds. No cookie was cleared.',
  )
  expect(await told('POST')).toBe(
    'The session store does not answer. It may or may not have been done: try again in a few seconds. No cookie was cleared.',
  )
})

test('any other error is hidden from the client; the log has only its name', async () => {
  const log = vi.spyOn(console, 'error').mockImplementation(() => {})
  const response = await ask('POST', new TypeError('token abc at /srv/app'))
  expect([response.status, await response.json()]).toEqual([
    500,
    {
      error: {
        code: 'unexpected',
        message: 'Something went wrong here. Nothing more is known: try again.',
      },
    },
  ])
  expect(log.mock.calls).toEqual([['[api] TypeError']])
})

test('if sign-in is impossible, the answer says which settings are missing', async () => {
  expect(accountsOff()).toBeNull()
  vi.spyOn(env, 'getEnv').mockReturnValue({ ...env.getEnv(), accountsOff: 'Set DATABASE_URL.' })
  const response = accountsOff()
  expect([response?.status, await response?.json()]).toEqual([
    503,
    { error: { code: 'no_accounts', message: 'Set DATABASE_URL.' } },
  ])
})

describe('A-E41 a page under another address than the site’s own', () => {
  const NO_ORIGIN = 'Only a page of this site may do that: the request must carry its Origin.'
  const said = async (headers: Record<string, string>, set: Partial<env.Env> = {}) => {
    vi.spyOn(env, 'getEnv').mockReturnValue({ ...env.getEnv(), ...set })
    const request = new Request('http://internal/', { method: 'POST', headers })
    const answer = rejectCrossOrigin(request)
    return answer && [answer.status, (await answer.json()).error.message]
  }
  const [host, origin] = ['127.0.0.1:3000', 'https://shop.example']

  test('is told both addresses, and SITE_URL where it counts', async () => {
    expect(await said({ host, origin })).toEqual([
      403,
      'This request comes from a page at https://shop.example, and this site is at http://127.0.0.1:3000: open it there, or set SITE_URL to the address that people open.',
    ])
    const preview = { origins: ['https://x.vercel.app'], live: false }
    expect(await said({ host, origin }, preview)).toEqual([
      403,
      'This request comes from a page at https://shop.example, and this site is at https://x.vercel.app: open it there.',
    ])
  })

  test('is accepted under SITE_URL, with any Host of a proxy', async () => {
    expect(await said({ host, origin }, { origins: [origin] })).toBeNull()
  })

  test.each([{}, { origin: 'null' }, { origin: 'garbage' }, { origin: 'https://a.example/x' }])(
    'is not named unless it is an address: %j',
    async (headers) => {
      expect(await said({ host, ...headers })).toEqual([403, NO_ORIGIN])
    },
  )
})
