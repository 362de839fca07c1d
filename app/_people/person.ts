import 'server-only'
import { createHash } from 'node:crypto'
import { SANDBOX_LIFETIME_MS } from '@/_config/lifetimes'
import { database, type StoreTransaction } from '@/_store/database'
import type { NewPerson } from './credentials'
import { hashPassword, verifyPassword } from './passwords'
import { endTickets } from './tickets'

export type Role = 'member' | 'admin'
/** What any page or token may say about a person. */
export interface Person {
  id: string
  name: string
  email: string
  role: Role
}

const PUBLIC = { id: true, name: true, email: true, role: true } as const

/** How long a sandbox lasts, in ms, and the run of labs that makes it. */
export interface NewSandbox {
  lifetimeMs?: number
  labRun?: string | null
}

/** Makes a person in a sandbox of their own. @returns null when the e-mail is taken. */
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

/** `seen` stands for the credentials that were found right; see `isUnchanged`. */
interface Admitted {
  ok: true
  person: Person
  seen: string
}
export type Authentication = Admitted | { ok: false; code: 'wrong_credentials' | 'disabled' }
/** `unknown`: deleted with their sandbox, say, while a token of theirs is still good. */
export type PersonLookup = Admitted | { ok: false; code: 'unknown' | 'disabled' }

/** Who is past the end of their sandbox is gone, whether or not they have been purged yet. */
const living = (now: Date) => ({ sandbox: { expiresAt: { gt: now } } })

/** Says the same, and takes as long, for an unknown e-mail as for a wrong password. */
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

/** Within `store`'s transaction, if one is given. */
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

/** Whether `password` is that of this person. */
export async function checkPassword(
  id: string,
  password: string,
): Promise<'right' | 'wrong' | 'unknown'> {
  const found = await database().user.findUnique({ where: { id }, select: { passwordHash: true } })
  if (found === null) return 'unknown'
  return (await verifyPassword(found.passwordHash, password)) ? 'right' : 'wrong'
}

/** Only after `checkPassword`. Ending what is signed in with the old one is each design's own affair. @returns false where there is no such person. */
export const setPassword = async (id: string, password: string): Promise<boolean> =>
  update(id, { passwordHash: await hashPassword(password) })

/** @returns false where there is no such person. */
export const setRole = (id: string, role: Role): Promise<boolean> => update(id, { role })

/** @returns false where there is no such person. */
export const setName = (id: string, name: string): Promise<boolean> => update(id, { name })

/** A disabled person cannot sign in. Ending what is already signed in is each design's own affair. @returns false where there is no such person. */
export const setDisabled = (id: string, disabledAt: Date | null): Promise<boolean> =>
  update(id, { disabledAt })

/** Deletes a person with their whole sandbox: sessions, tickets, all. Tokens that no store keeps live on. @returns false where there is no such person. */
export async function erasePerson(id: string): Promise<boolean> {
  const { count } = await database().sandbox.deleteMany({ where: { users: { some: { id } } } })
  await endTickets(id)
  return count === 1
}

async function update(
  id: string,
  data: { passwordHash: string } | { name: string } | { role: Role } | { disabledAt: Date | null },
): Promise<boolean> {
  const { count } = await database().user.updateMany({ where: { id }, data })
  return count === 1
}

/** Whether a person may still sign in with the credentials that were `seen`. */
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

/** Enough to see a change by; nothing to guess a password with. */
const fingerprint = (passwordHash: string) =>
  createHash('sha256').update(passwordHash).digest('base64url').slice(0, 16)

const isUniqueViolation = (error: unknown) =>
  error instanceof Error && 'code' in error && error.code === 'P2002'
