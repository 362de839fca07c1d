import 'server-only'
import { createHash } from 'node:crypto'
import { SANDBOX_LIFETIME_MS } from '@/_config/lifetimes'
import { database, type StoreTransaction } from '@/_store/database'
import type { NewPerson } from './credentials'
import { hashPassword, verifyPassword } from './passwords'
import { endTickets } from './tickets'
import { atOnce, type Writing } from './writing'

export type Role = 'member' | 'admin'
/** The data of a person that any page or token can show. */
export interface Person {
  id: string
  name: string
  email: string
  role: Role
}

const PUBLIC = { id: true, name: true, email: true, role: true } as const

/** The lifetime of a sandbox in ms, and the run of labs that creates it. */
export interface NewSandbox {
  lifetimeMs?: number
  labRun?: string | null
}

/**
 * Creates a person in a sandbox of their own.
 * @returns null if the e-mail is taken
 */
export async function createPerson(
  { name, email, password }: NewPerson,
  now: Date,
  { lifetimeMs = SANDBOX_LIFETIME_MS, labRun = null }: NewSandbox = {},
): Promise<Person | null> {
  const passwordHash = await hashPassword(password)
  try {
    return await database().user.create({
      data: {
        name,
        email,
        passwordHash,
        sandbox: { create: { expiresAt: new Date(now.getTime() + lifetimeMs), labRun } },
      },
      select: PUBLIC,
    })
  } catch (error) {
    if (isUniqueViolation(error)) return null
    throw error
  }
}

/**
 * A person whose credentials were right. `seen` is a fingerprint of these credentials; see
 * `isUnchanged`.
 */
interface Admitted {
  ok: true
  person: Person
  seen: string
}
export type Authentication = Admitted | { ok: false; code: 'wrong_credentials' | 'disabled' }
/**
 * The result of a search for a person. `unknown`: the person was deleted, for example, while a
 * token of theirs is still valid.
 */
export type PersonLookup = Admitted | { ok: false; code: 'unknown' | 'disabled' }

/** The condition for a person whose sandbox has not expired, purged or not. */
const living = (now: Date) => ({ sandbox: { expiresAt: { gt: now } } })

/**
 * Checks credentials. An unknown e-mail gets the same answer as a wrong password, after the same
 * time.
 */
export async function authenticate(
  email: string,
  password: string,
  now: Date,
): Promise<Authentication> {
  const found = await database().user.findFirst({
    where: { email, ...living(now) },
    select: { ...PUBLIC, passwordHash: true, disabledAt: true },
  })
  if (!(await verifyPassword(found?.passwordHash ?? null, password)) || found === null)
    return { ok: false, code: 'wrong_credentials' }
  return admit(found)
}

/** Finds a person, within the transaction of `store` if there is one. */
export async function findPerson(
  id: string,
  now: Date,
  store: StoreTransaction = database(),
): Promise<PersonLookup> {
  const found = await store.user.findFirst({
    where: { id, ...living(now) },
    select: { ...PUBLIC, passwordHash: true, disabledAt: true },
  })
  return found === null ? { ok: false, code: 'unknown' } : admit(found)
}

/** Whether `password` is the password of this person. */
export async function checkPassword(
  id: string,
  password: string,
): Promise<'right' | 'wrong' | 'unknown'> {
  const found = await database().user.findUnique({ where: { id }, select: { passwordHash: true } })
  if (found === null) return 'unknown'
  return (await verifyPassword(found.passwordHash, password)) ? 'right' : 'wrong'
}

/**
 * Sets a password. Call `checkPassword` first. Each design ends the sessions of the old password
 * itself.
 * @returns false if there is no such person
 */
export const setPassword = async (
  id: string,
  password: string,
  writing?: Writing,
): Promise<boolean> => update(id, { passwordHash: await hashPassword(password) }, writing)

/**
 * Sets a role.
 * @returns false if there is no such person
 */
export const setRole = (id: string, role: Role, writing?: Writing): Promise<boolean> =>
  update(id, { role }, writing)

/**
 * Sets a name.
 * @returns false if there is no such person
 */
export const setName = (id: string, name: string, writing?: Writing): Promise<boolean> =>
  update(id, { name }, writing)

/**
 * Disables or enables a person. A disabled person cannot sign in. Each design ends existing
 * sessions itself.
 * @returns false if there is no such person
 */
export const setDisabled = (
  id: string,
  disabledAt: Date | null,
  writing?: Writing,
): Promise<boolean> => update(id, { disabledAt }, writing)

/**
 * Deletes a person with their whole sandbox: sessions, tickets, all. Tokens without a stored row
 * stay valid until they expire.
 * @returns false if there is no such person
 */
export async function erasePerson(id: string, writing: Writing = atOnce): Promise<boolean> {
  const erased = await writing(async (store) => {
    const { count } = await store.sandbox.deleteMany({ where: { users: { some: { id } } } })
    return count === 1
  })
  await endTickets(id)
  return erased
}

const update = (
  id: string,
  data: { passwordHash: string } | { name: string } | { role: Role } | { disabledAt: Date | null },
  writing: Writing = atOnce,
): Promise<boolean> =>
  writing(async (store) => (await store.user.updateMany({ where: { id }, data })).count === 1)

/** Whether a person can still sign in with the credentials `seen`. */
export async function isUnchanged(id: string, seen: string): Promise<boolean> {
  const found = await database().user.findUnique({
    where: { id },
    select: { passwordHash: true, disabledAt: true },
  })
  return found !== null && found.disabledAt === null && fingerprint(found.passwordHash) === seen
}

function admit({
  id,
  name,
  email,
  role,
  passwordHash,
  disabledAt,
}: Person & { passwordHash: string; disabledAt: Date | null }):
  | Admitted
  | { ok: false; code: 'disabled' } {
  return disabledAt === null
    ? { ok: true, person: { id, name, email, role }, seen: fingerprint(passwordHash) }
    : { ok: false, code: 'disabled' }
}

/** A short fingerprint that shows a change of the hash, but does not help to guess a password. */
const fingerprint = (passwordHash: string) =>
  createHash('sha256').update(passwordHash).digest('base64url').slice(0, 16)

const isUniqueViolation = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'P2002'
