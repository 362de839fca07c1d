import { expect, test, vi } from 'vitest'
import * as env from '@/_config/env'
import { StoreUnavailable } from '@/_store/outage'
import { accountsOff, withErrorResponses } from './_answers'

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
