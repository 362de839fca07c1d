import 'server-only'
import { findPerson } from '@/_people/person'
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
  const end = async (sid: string, endedBy: string) => {
    await database().tokenSession.updateMany({
      where: { sid, design, endedAt: null },
      data: { endedAt: new Date(), endedBy },
    })
  }
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
    end,
    transaction: (work) => inTransaction((store) => work(within(store, design))),
  }
}

const within = (store: StoreTransaction, design: string): FamilyTransaction => ({
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
    await store.tokenSession.updateMany({ where: { sid }, data: { endedAt: now, endedBy } })
  },
  async claimsOf(userId, now) {
    const found = await findPerson(userId, now, store)
    if (!found.ok) return null
    const { id, ...person } = found.person
    return { sub: id, ...person }
  },
})
