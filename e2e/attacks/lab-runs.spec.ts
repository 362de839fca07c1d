import { getPass } from '../../app/_lab/site'
import { bearer, csrfToken, sessionToken, signIn, whoami } from '../fixtures/auth'
import type { Client } from '../fixtures/client'
import { newAddress } from '../fixtures/client-ip'
import { designs } from '../fixtures/designs'
import { newVisitor } from '../fixtures/people'
import { expect, test } from '../fixtures/test'

const CONDITIONS = ['outage', 'server=a', 'server=b', 'server=b, outage', 'delay=1']

/** Requests that could affect the person of a token; `body` is sent as JSON. */
const attempts = (id: string): [method: string, path: string, body?: unknown][] => [
  ['GET', `/api/whoami/${id}`],
  ['GET', `/api/sessions/${id}`],
  ['GET', `/api/auth/${id}/session`],
  ['POST', `/api/sessions/${id}`, { label: 'Thief' }],
  ['POST', `/api/sessions/${id}/end`, { seconds: 1 }],
  ['POST', `/api/tickets/${id}`, { design: id }],
  ['POST', `/api/labs/forgery/${id}`],
  ['POST', `/api/labs/payload-padding/${id}`, { bytes: 100 }],
  ['POST', `/api/labs/bulk-sessions/${id}`, { sessions: 100 }],
  ['PATCH', `/api/account/${id}`, { role: 'admin' }],
  ['DELETE', `/api/sessions/${id}?scope=all`],
  ['DELETE', `/api/account/${id}`],
]

for (const { id } of designs()) {
  test(`A-G33 ${id}: a run of labs reaches only its own people`, async ({ site, newClient }, {
    workerIndex,
  }) => {
    const passOf = async () => ({
      'x-lab-pass': await getPass(site.url, { 'x-forwarded-for': newAddress(workerIndex) }),
    })
    const [run, other] = [await passOf(), await passOf()]
    const thief = await newClient()
    const behind = { json: { secret: 'site', lagMs: 0 }, headers: run }
    expect((await thief.send('POST', '/api/labs/instances/b', behind)).status()).toBe(200)
    for (const made of [{}, other]) {
      const [device, spare] = [await newClient(), await newClient()]
      const visitor = await newVisitor(device, made)
      const token = await signIn(device, id, visitor)
      const revoked = await signIn(spare, id, visitor)
      const expectNothing = async (stolen: string) => {
        for (const conditions of CONDITIONS)
          for (const [method, path, json] of attempts(id)) {
            if (method !== 'GET' && conditions.includes('delay')) continue
            const headers = { ...run, 'x-lab-conditions': conditions, ...bearer(stolen) }
            const answer = await thief.send(method, path, { json, headers })
            const told = `${conditions}: ${method} ${path}`
            expect(answer.status(), told).toBe(403)
            expect((await answer.json()).error.code, told).toBe('not_of_this_run')
            expect(answer.headers(), told).not.toHaveProperty('set-cookie')
          }
      }
      await expectNothing(token)
      const padded = await thief.send('POST', `/api/labs/payload-padding/${id}`, {
        json: { bytes: 100 },
        headers: { ...run, ...bearer(token) },
      })
      expect((await padded.json()).error.code).toBe('not_of_this_run')
      const counted = await thief.send('POST', '/api/labs/records', {
        json: { email: visitor.email },
        headers: run,
      })
      expect((await counted.json()).error.code).toBe('not_of_this_run')
      await expectNoSignIn(thief, id, visitor, run)
      expect(await whoami(device, id)).toMatchObject({
        status: 200,
        user: { name: visitor.name, role: 'member' },
      })
      await spare.send('DELETE', `/api/sessions/${id}?scope=all`)
      await expectNothing(revoked)
    }
  })
}

/**
 * Expects no sign-in under the conditions of another run, even with the right address and password,
 * in a form or in JSON.
 */
async function expectNoSignIn(
  thief: Client,
  id: string,
  { email, password }: { email: string; password: string },
  run: Record<string, string>,
): Promise<void> {
  const values = { email, password, csrfToken: await csrfToken(thief, id) }
  for (const body of [{ form: values }, { json: values }])
    for (const conditions of ['outage', 'server=a', 'server=b']) {
      const headers = { ...run, 'x-lab-conditions': conditions }
      const path = `/api/auth/${id}/callback/credentials`
      const answer = await thief.send('POST', path, { ...body, headers })
      expect((await answer.json()).error.code, conditions).toBe('not_of_this_run')
      expect(await sessionToken(thief, id)).toBeNull()
    }
}

test('A-G33 many passes from one address allow no faster guesses', async ({ site, newClient }, {
  workerIndex,
}) => {
  const address = { 'x-forwarded-for': newAddress(workerIndex) }
  const { email } = await newVisitor(await newClient())
  const answers: number[] = []
  for (let guess = 0; guess < 11; guess += 1) {
    const pass = { 'x-lab-pass': await getPass(site.url, address), 'x-lab-stage': `${guess}` }
    const client = await newClient(site.url, { ...address, ...pass })
    const form = { email, password: 'not the password', csrfToken: await csrfToken(client, 'jwt') }
    const answer = await client.send('POST', '/api/auth/jwt/callback/credentials', { form })
    answers.push(answer.status())
  }
  expect(answers.slice(0, 10)).toEqual(Array(10).fill(302))
  expect(answers[10]).toBe(429)
})
