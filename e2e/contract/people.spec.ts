import { signIn, whoami } from '../fixtures/auth'
import { mounted } from '../fixtures/designs'
import { newVisitor } from '../fixtures/people'
import { expect, test } from '../fixtures/test'

let count = 0
const newPerson = () => ({
  name: 'Ada',
  email: `ada.${process.pid}.${count++}@example.org`,
  password: 'lantern orbit velvet pigeon',
})

test('POST /api/people makes a person without a session, who can sign in to every design', async ({
  client,
}) => {
  const person = newPerson()
  const response = await client.send('POST', '/api/people', { json: person })
  expect(response.status()).toBe(201)
  expect(await response.json()).toEqual({
    person: { id: expect.any(String), name: person.name, email: person.email, role: 'member' },
  })
  expect(await client.cookies()).toEqual([])
  for (const { id } of mounted()) {
    await signIn(client, id, person)
    expect(await whoami(client, id)).toMatchObject({ status: 200, user: { email: person.email } })
  }
})

test('a taken e-mail is 409 in any spelling', async ({ client }) => {
  const person = newPerson()
  expect((await client.send('POST', '/api/people', { json: person })).status()).toBe(201)
  for (const email of [person.email, person.email.toUpperCase(), ` ${person.email} `]) {
    const response = await client.send('POST', '/api/people', { json: { ...person, email } })
    expect(response.status()).toBe(409)
    expect((await response.json()).error).toMatchObject({
      code: 'email_taken',
      fields: { email: expect.any(String) },
    })
  }
})

for (const [field, change] of [
  ['name', { name: ' ' }],
  ['name', { name: 'x'.repeat(81) }],
  ['name', { name: 'Ada\u0000' }],
  ['email', { email: 'ada' }],
  ['email', { email: `${'x'.repeat(250)}@example.org` }],
  ['password', { password: 'short' }],
  ['password', { password: 'password123' }],
  ['password', { password: 'x'.repeat(129) }],
  ['password', { password: null }],
] as const) {
  test(`a wrong ${field} (${JSON.stringify(change).slice(0, 40)}) is 422 and named`, async ({
    client,
  }) => {
    const response = await client.send('POST', '/api/people', {
      json: { ...newPerson(), ...change },
    })
    expect(response.status()).toBe(422)
    const { error } = await response.json()
    expect(error.code).toBe('invalid_input')
    expect(Object.keys(error.fields)).toEqual([field])
  })
}

test('a body that is not JSON is 422, and a body of more than 16 KiB is 413', async ({
  client,
}) => {
  expect(
    (
      await client.send('POST', '/api/people', {
        body: '{"name":',
        headers: { 'content-type': 'application/json' },
      })
    ).status(),
  ).toBe(422)
  expect(
    (
      await client.send('POST', '/api/people', {
        json: { ...newPerson(), name: 'x'.repeat(17_408) },
      })
    ).status(),
  ).toBe(413)
})

test('POST /api/visitors shows the passphrase once, and it works for a sign-in', async ({
  client,
}) => {
  const visitor = await newVisitor(client)
  expect(visitor.email).toMatch(/@visitor\.example$/)
  expect(visitor.password.split(' ')).toHaveLength(5)
  for (const { id } of mounted()) await signIn(client, id, visitor)
})

test('people and visitors are limited per address, with Retry-After', async ({
  client,
  newClient,
}) => {
  const statuses: number[] = []
  for (let i = 0; i < 40 && !statuses.includes(429); i++)
    statuses.push((await client.send('POST', '/api/visitors')).status())
  expect(statuses.at(-1)).toBe(429)
  const response = await client.send('POST', '/api/people', { json: newPerson() })
  expect(response.status()).toBe(429)
  expect(Number(response.headers()['retry-after'])).toBeGreaterThan(0)
  await newVisitor(await newClient())
})
