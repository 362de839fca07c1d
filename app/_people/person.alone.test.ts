import { beforeAll, expect, test } from 'vitest'
import { SANDBOX_LIFETIME_MS } from '@/_config/lifetimes'
import { database } from '@/_store/database'
import {
  authenticate,
  checkPassword,
  createPerson,
  findPerson,
  type Person,
  setDisabled,
  setPassword,
  setRole,
} from './person'

const NOW = new Date()
const PASSWORD = 'plinth gravel omelet'
const WRONG = { ok: false, code: 'wrong_credentials' }
let ada: Person
beforeAll(async () => {
  const made = await createPerson(
    { name: 'Ada', email: 'ada@example.org', password: PASSWORD },
    NOW,
  )
  if (made === null) throw new Error('The e-mail is taken in an empty store.')
  ada = made
})

test('a person has only the fields that any page may show', () => {
  expect(ada).toEqual({
    id: expect.any(String),
    name: 'Ada',
    email: 'ada@example.org',
    role: 'member',
  })
})

test('has a sandbox of their own, which expires', async () => {
  const sandbox = await database().sandbox.findFirst({
    where: { users: { some: { id: ada.id } } },
    include: { users: true },
  })
  expect(sandbox?.users).toHaveLength(1)
  expect(sandbox?.expiresAt).toEqual(new Date(NOW.getTime() + SANDBOX_LIFETIME_MS))
})

test('a taken e-mail makes no person, and leaves no sandbox behind', async () => {
  const before = await database().sandbox.count()
  expect(
    await createPerson({ name: 'Eve', email: 'ada@example.org', password: PASSWORD }, NOW),
  ).toBeNull()
  expect(await database().sandbox.count()).toBe(before)
})

test('one of two simultaneous sign-ups with the same e-mail succeeds', async () => {
  const both = await Promise.all(
    [1, 2].map((n) =>
      createPerson({ name: `Twin ${n}`, email: 'twin@example.org', password: PASSWORD }, NOW),
    ),
  )
  expect(both.filter((person) => person !== null)).toHaveLength(1)
})

test('the password is stored as an argon2id hash only', async () => {
  const row = await database().user.findUniqueOrThrow({ where: { id: ada.id } })
  expect(row.passwordHash).toMatch(/^\$argon2id\$v=19\$m=19456,t=2,p=1\$/)
})

test('a wrong password and an unknown e-mail get the same answer', async () => {
  expect(await authenticate('ada@example.org', PASSWORD, NOW)).toEqual({
    ok: true,
    person: ada,
    seen: expect.any(String),
  })
  expect(await authenticate('ada@example.org', `${PASSWORD} `, NOW)).toEqual(WRONG)
  expect(await authenticate('nobody@example.org', PASSWORD, NOW)).toEqual(WRONG)
  // The decoy’s own password.
  expect(await authenticate('nobody@example.org', 'no such account', NOW)).toEqual(WRONG)
})

test('and take about the same time', async () => {
  const time = async (email: string) => {
    const start = performance.now()
    for (let n = 0; n < 5; n++) await authenticate(email, 'wrong password', NOW)
    return performance.now() - start
  }
  await time('warm@example.org')
  expect(await time('nobody@example.org')).toBeGreaterThan((await time('ada@example.org')) / 4)
})

test('a disabled person learns this only with the right password, and can be enabled again', async () => {
  await setDisabled(ada.id, NOW)
  expect(await authenticate('ada@example.org', PASSWORD, NOW)).toEqual({
    ok: false,
    code: 'disabled',
  })
  expect(await authenticate('ada@example.org', 'guess', NOW)).toEqual(WRONG)
  expect(await findPerson(ada.id, new Date())).toEqual({ ok: false, code: 'disabled' })
  await setDisabled(ada.id, null)
  expect(await findPerson(ada.id, new Date())).toEqual({
    ok: true,
    person: ada,
    seen: expect.any(String),
  })
})

test('a role can be changed', async () => {
  await setRole(ada.id, 'admin')
  expect(await findPerson(ada.id, new Date())).toMatchObject({ person: { role: 'admin' } })
  await setRole(ada.id, 'member')
})

test('a password change requires the current password', async () => {
  expect(await checkPassword(ada.id, 'guess')).toBe('wrong')
  expect(await checkPassword(ada.id, PASSWORD)).toBe('right')
  expect(await setPassword(ada.id, 'tundra walnut ribbon')).toBe(true)
  expect(await authenticate('ada@example.org', PASSWORD, NOW)).toEqual(WRONG)
  expect(await authenticate('ada@example.org', 'tundra walnut ribbon', NOW)).toMatchObject({
    ok: true,
  })
})

test('an unknown person, a disabled person and a changed password give the same answer', async () => {
  expect(await findPerson('nobody', new Date())).toEqual({ ok: false, code: 'unknown' })
  expect(await checkPassword('nobody', PASSWORD)).toBe('unknown')
  expect(await setPassword('nobody', PASSWORD)).toBe(false)
  expect(await setRole('nobody', 'admin')).toBe(false)
  expect(await setDisabled('nobody', NOW)).toBe(false)
})

test('a person whose sandbox has expired is gone, purged or not', async () => {
  const person = await createPerson(
    { name: 'Mayfly', email: 'mayfly@example.org', password: PASSWORD },
    NOW,
  )
  const at = (ms: number) => new Date(NOW.getTime() + SANDBOX_LIFETIME_MS + ms)
  expect(await authenticate('mayfly@example.org', PASSWORD, at(-1))).toMatchObject({ ok: true })
  expect(await authenticate('mayfly@example.org', PASSWORD, at(0))).toEqual(WRONG)
  expect(await findPerson(person?.id ?? '', at(-1))).toMatchObject({ ok: true })
  expect(await findPerson(person?.id ?? '', at(0))).toEqual({ ok: false, code: 'unknown' })
})
