import { beforeAll, describe, expect, test } from 'vitest'
import type { Design } from '@/_designs/design'
import { THIS_SERVER } from '@/_designs/kit/server'
import { getDesign } from '@/_designs/registry'
import { signIn } from '@/_lab/sign-in.fixture'
import { createPerson, findPerson, setDisabled, setPassword } from '@/_people/person'
import { database } from '@/_store/database'
import { SignInRefused } from '../../kit/sign-in'
import { issue } from './issue'
import { databaseStrategy } from './strategy'

const NOW = new Date()
const { config } = databaseStrategy.parts('database', THIS_SERVER)
const found = <T>(value: T | null): T => {
  if (value === null) throw new Error('Not there.')
  return value
}
const design: Design = found(getDesign('database'))
let ada = ''
let grace = ''
beforeAll(async () => {
  const join = async (name: string) =>
    found(
      await createPerson(
        { name, email: `${name}@example.org`, password: 'plinth gravel omelet' },
        NOW,
      ),
    ).id
  ;[ada, grace] = [await join('ada'), await join('grace')]
})
const record = (sessionToken: string) => database().session.findUnique({ where: { sessionToken } })
const move = (sessionToken: string, expires: Date) =>
  database().session.update({ where: { sessionToken }, data: { expires } })

test('a credentials sign-in makes a session record, and the cookie holds its token (trap 4)', async () => {
  const { token } = await signIn(design, ada)
  expect(await record(token)).toMatchObject({
    userId: ada,
    design: 'database',
    label: 'Unknown browser',
  })
  expect(await design.read(token)).toMatchObject({ state: 'accepted', user: { id: ada } })
})

test('a second sign-in in one browser ends the record before (trap 11), and no other', async () => {
  const elsewhere = await signIn(design, ada)
  const first = await signIn(design, ada)
  const second = await signIn(design, ada, first.jar)
  expect(second.token).not.toBe(first.token)
  expect(await record(first.token)).toBeNull()
  expect(await record(elsewhere.token)).not.toBeNull()
})

test('a sign-in as another person does so too', async () => {
  const hers = await signIn(design, ada)
  await signIn(design, grace, hers.jar)
  expect(await design.read(hers.token)).toEqual({ state: 'refused', code: 'unknown_session' })
})

describe('a sign-in in progress', () => {
  const underWay = async (email: string) => {
    const person = found(
      await createPerson({ name: 'Joan', email, password: 'plinth gravel omelet' }, NOW),
    )
    const current = await findPerson(person.id, new Date())
    const seen = current.ok ? current.seen : ''
    const finish = () =>
      issue(config)({
        token: { sub: person.id, signingIn: { label: 'x', replaces: null, ticket: null, seen } },
        secret: '',
        salt: '',
      })
    return { id: person.id, finish }
  }

  test.each([
    ['a changed password', (id: string) => setPassword(id, 'tundra walnut ribbon')],
    ['a disabling', (id: string) => setDisabled(id, NOW)],
    ['the end of the person', (id: string) => database().user.delete({ where: { id } })],
  ])('does not survive %s', async (what, change) => {
    const { id, finish } = await underWay(`${what.replaceAll(' ', '-')}@example.org`)
    await change(id)
    await expect(finish()).rejects.toThrow(SignInRefused)
    expect(await database().session.count({ where: { userId: id } })).toBe(0)
  })

  test('succeeds if nothing changes in the meantime', async () => {
    const { id, finish } = await underWay('unchanged@example.org')
    expect(await record((await finish()) ?? '')).toMatchObject({ userId: id })
  })
})

test('signing out after a revocation elsewhere is no error (trap 12)', async () => {
  const device = await signIn(design, ada)
  await database().session.deleteMany({ where: { sessionToken: device.token } })
  const response = await device.signOut()
  expect(response.status).toBe(302)
  expect(response.headers.get('location')).not.toContain('error')
  expect(
    response.headers.getSetCookie().some((line) => line.startsWith('database.session-token=;')),
  ).toBe(true)
})

test('the session endpoint gives four facts about a person, but no row and no token (trap 8)', async () => {
  const { token, session } = await signIn(design, ada)
  const body: unknown = await session()
  expect(body).toEqual({
    user: { id: ada, name: 'ada', email: 'ada@example.org', role: 'member' },
    expires: expect.any(String),
  })
  expect(JSON.stringify(body)).not.toContain(token)
})

describe('a read only reads', () => {
  test('it renews nothing, however old the record is', async () => {
    const { token } = await signIn(design, ada)
    const soon = new Date(Date.now() + 60_000)
    await move(token, soon)
    expect(await design.read(token)).toMatchObject({
      state: 'accepted',
      expires: soon.toISOString(),
    })
    expect((await record(token))?.expires).toEqual(soon)
  })

  test('an expired session is reported as expired every time', async () => {
    const { token } = await signIn(design, ada)
    await move(token, new Date(Date.now() - 1))
    expect(await design.read(token)).toEqual({ state: 'refused', code: 'expired' })
    expect(await design.read(token)).toEqual({ state: 'refused', code: 'expired' })
    expect(await record(token)).not.toBeNull()
  })

  test.each(['', 'x', '\u0000', "' OR 1=1 --", 'a'.repeat(5_000), 'ü'])(
    '%j is not a session token',
    async (token) => {
      expect(await design.read(token)).toEqual({ state: 'refused', code: 'unknown_session' })
    },
  )

  test('a record of another design is not accepted', async () => {
    const { token } = await signIn(design, ada)
    await database().session.update({
      where: { sessionToken: token },
      data: { design: 'database-other' },
    })
    expect(await design.read(token)).toEqual({ state: 'refused', code: 'unknown_session' })
  })
})

describe('revoking', () => {
  const devicesOf = async (userId: string, token = '') =>
    found((await design.devices(userId, token)).devices)

  test('one, the others or all: each ends exactly these sessions at once', async () => {
    await design.revoke({ scope: 'all', userId: ada })
    const [a, b, c] = [
      await signIn(design, ada),
      await signIn(design, ada),
      await signIn(design, ada),
    ]
    const current = (await devicesOf(ada, a.token)).filter((device) => device.current)
    expect(current).toHaveLength(1)
    const second = (await devicesOf(ada, b.token)).find((device) => device.current)
    expect(await design.revoke({ scope: 'one', userId: ada, deviceId: second?.id ?? '' })).toEqual({
      effect: 'immediate',
      ended: 1,
    })
    expect(await design.read(b.token)).toEqual({ state: 'refused', code: 'unknown_session' })
    expect(await design.revoke({ scope: 'others', userId: ada, token: a.token })).toEqual({
      effect: 'immediate',
      ended: 1,
    })
    expect(await design.read(c.token)).toMatchObject({ state: 'refused' })
    expect(await design.read(a.token)).toMatchObject({ state: 'accepted' })
    expect(await design.revoke({ scope: 'all', userId: ada })).toEqual({
      effect: 'immediate',
      ended: 1,
    })
    expect(await design.read(a.token)).toMatchObject({ state: 'refused' })
  })

  test('another person’s session is not found', async () => {
    const hers = await signIn(design, ada)
    const id = (await devicesOf(ada, hers.token)).find(({ current }) => current)?.id ?? ''
    expect(await design.revoke({ scope: 'one', userId: grace, deviceId: id })).toMatchObject({
      effect: 'not found',
    })
    await design.revoke({ scope: 'all', userId: grace })
    for (const junk of ['', 'x', '\u0000'])
      expect(await design.revoke({ scope: 'one', userId: ada, deviceId: junk })).toMatchObject({
        effect: 'not found',
      })
    expect(await design.read(hers.token)).toMatchObject({ state: 'accepted' })
  })
})

test('only the newest hundred of very many sessions are listed', async () => {
  const userId = found(
    await createPerson(
      { name: 'Radia', email: 'radia@example.org', password: 'plinth gravel omelet' },
      NOW,
    ),
  ).id
  const expires = new Date(Date.now() + 60_000)
  const many = Array.from({ length: 105 }, (_, n) => ({
    ...{ userId, design: 'database', label: `${n}`, sessionToken: `radia ${n}`, expires },
    createdAt: new Date(NOW.getTime() + n),
  }))
  await database().session.createMany({ data: many })
  const { devices } = await design.devices(userId, '')
  expect([devices?.length, devices?.[0]?.label, devices?.at(-1)?.label]).toEqual([100, '104', '5'])
})

test('the stored row is shown as it is, and the token contains no data', async () => {
  const { token } = await signIn(design, ada)
  const inspection = await design.inspect(token)
  expect(inspection).toMatchObject({
    parts: [{ text: token }],
    anyone: { nothing: expect.stringContaining('random') },
    server: { nothing: expect.stringContaining('look the record up') },
    stored: { values: { sessionToken: token, userId: ada }, bytes: expect.any(Number) },
  })
  expect(await design.inspect('junk')).toMatchObject({ stored: null })
})
