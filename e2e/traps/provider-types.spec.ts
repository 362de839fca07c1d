import type { EmailConfig } from '@auth/core/providers/email'
import { mounted } from '../fixtures/designs'
import { test as base, expect } from '../fixtures/test'
import { anybody, instance, sessionCookieNamed } from './auth-core'

// Auth.js remembers provider types per process. An option of the worker gives this file a process
// of its own.
const test = base.extend<object, { ownProcess: boolean }>({
  ownProcess: [true, { scope: 'worker', option: true }],
})

const mail: EmailConfig = {
  id: 'mail',
  type: 'email',
  name: 'Mail',
  from: 'a@example.org',
  maxAge: 60,
  sendVerificationRequest() {},
}

test('trap 3 is real: an instance with an e-mail provider breaks an instance without one', async ({
  ownProcess,
}) => {
  expect(ownProcess).toBe(true)
  const plain = instance('a', {
    providers: [anybody],
    cookies: sessionCookieNamed('plain.session-token'),
  })
  expect(await plain.session()).toBeNull()
  await instance('b', { providers: [mail] }).get('providers')
  expect(await plain.session()).toEqual({
    message: expect.stringContaining('server configuration'),
  })
})

test('trap 3: every design offers the same types of providers', async ({ client }) => {
  const types = mounted().map(async ({ id }) => {
    const providers: Record<string, { type: string }> = await (
      await client.get(`/api/auth/${id}/providers`)
    ).json()
    return Object.values(providers).map(({ type }) => type)
  })
  const [first, ...others] = await Promise.all(types)
  expect(first).toEqual(['credentials'])
  for (const other of others) expect(other).toEqual(first)
})
