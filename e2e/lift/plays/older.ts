import { randomUUID } from 'node:crypto'
import { encode } from '@auth/core/jwt'
import { lookAgreed } from '../rig/look'
import { newPerson } from '../rig/people'
import { type LiftRow, type Seen, VARIANTS } from '../rows'

const COOKIE = 'authjs.session-token'
const DAY_MS = 24 * 60 * 60 * 1000

/**
 * A session from before the remedy: NextAuth alone began it, with its own cookie and its own row.
 */
export async function olderPlay(row: LiftRow): Promise<Seen['older'] | string> {
  const token =
    VARIANTS[row.variant].strategy === 'jwt' ? await olderToken(row) : await olderRecord(row)
  const seen = await lookAgreed(await row.app.deviceWith(COOKIE, token))
  if (seen === 'in') return 'goes on'
  return seen === 'out' ? 'ends' : seen
}

async function olderToken({ app, bench }: LiftRow): Promise<string> {
  const email = await newPerson(await app.newDevice(), 'password')
  const [user] = await bench.sql('SELECT id FROM "User" WHERE email = $1', [email])
  return encode({ token: { sub: String(user?.id), email }, secret: app.secret, salt: COOKIE })
}

/** Makes a row from before the remedy, and runs the remedy's statement for existing rows. */
async function olderRecord({ bench, changeOver }: LiftRow): Promise<string> {
  const [userId, token] = [randomUUID(), randomUUID()]
  await bench.sql('INSERT INTO "User" (id, email) VALUES ($1, $2)', [
    userId,
    `${userId}@example.org`,
  ])
  const expires = new Date(Date.now() + DAY_MS).toISOString()
  await bench.sql('INSERT INTO "Session" ("sessionToken", "userId", expires) VALUES ($1, $2, $3)', [
    token,
    userId,
    expires,
  ])
  if (changeOver !== null) await bench.sql(changeOver)
  return token
}
