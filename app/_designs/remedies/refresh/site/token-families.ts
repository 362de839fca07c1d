import 'server-only'
import { findPerson } from '@/_people/person'
import { endTickets } from '@/_people/tickets'
import { database, type StoreTransaction, type TokenSession } from '@/_store/database'
import { inTransaction } from '@/_store/transaction'
import { recordTokenSession } from '../../../kit/token-sessions'
import type { Families, FamilyTransaction } from '../families'

/**
 * The families of one design in this site's store. `sidOf` gives the session id of a token, even of
 * an expired one.
 */
export function tokenFamilies(
  design: string,
  sidOf: (token: string) => Promise<string | null>,
): Families {
  const end = (sid: string, endedBy: string) =>
    endFamily(database(), design, { sid, endedBy, endedAt: new Date() })
  return {
    async begin({ token, user, hash, expires }) {
      if (!user.signingIn) throw new TypeError('A family needs a device.')
      const { sid, createdAt } = await recordTokenSession(design, token, user.signingIn, expires)
      await database().refreshToken.create({ data: { hash, sid } })
      const replaced =
        user.signingIn.replaces === null ? null : await sidOf(user.signingIn.replaces)
      if (replaced !== null) await end(replaced, 'replaced')
      return createdAt
    },
    async end(sid, endedBy) {
      for (const userId of await end(sid, endedBy)) await endTickets(userId)
    },
    async transaction(work) {
      const ended: string[] = []
      const value = await inTransaction((store) => work(within(store, design, ended)))
      // After the commit: a transaction that deletes the person locks these rows in another order.
      for (const userId of ended) await endTickets(userId)
      return value
    },
  }
}

/**
 * Ends a family.
 * @returns its person, whose tickets have to end too, because the family may have vouched for them
 */
async function endFamily(
  store: StoreTransaction,
  design: string,
  { sid, ...data }: { sid: string; endedBy: string; endedAt: Date },
): Promise<string[]> {
  const where = { sid, design, endedAt: null }
  const ended = await store.tokenSession.updateManyAndReturn({ where, data })
  return ended.map(({ userId }) => userId)
}

const within = (store: StoreTransaction, design: string, ended: string[]): FamilyTransaction => ({
  async lock(hash) {
    // Lock the family first, then read the tokens. A statement that waited for a lock still sees
    // the older state of all other tables (PostgreSQL, "Read Committed"), and would rotate a token
    // twice.
    const [family] = await store.$queryRaw<TokenSession[]>`
      SELECT * FROM "TokenSession" WHERE design = ${design} AND sid = (SELECT sid FROM "RefreshToken" WHERE hash = ${hash}) FOR UPDATE`
    if (!family) return null
    const tokens = await store.refreshToken.findMany({
      where: { OR: [{ hash }, { parentHash: hash }] },
    })
    const token = tokens.find((one) => one.hash === hash)
    return token
      ? {
          ...family,
          rotatedAt: token.rotatedAt,
          child: tokens.find((one) => one.parentHash === hash) ?? null,
        }
      : null
  },
  async rotate(sid, { parent, child }, now) {
    await store.refreshToken.updateMany({ where: { hash: parent }, data: { rotatedAt: now } })
    await store.refreshToken.create({
      data: { hash: child, sid, parentHash: parent, createdAt: now },
    })
    await store.tokenSession.updateMany({ where: { sid }, data: { lastSeenAt: now } })
  },
  async end(sid, endedBy, now) {
    ended.push(...(await endFamily(store, design, { sid, endedBy, endedAt: now })))
  },
  async claimsOf(userId, now) {
    const found = await findPerson(userId, now, store)
    if (!found.ok) return null
    const { id, ...person } = found.person
    return { sub: id, ...person }
  },
})
