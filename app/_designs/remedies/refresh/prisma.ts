import 'server-only'
import type { JWT } from 'next-auth/jwt'
import type { Families, FamilyTransaction } from './families'
import type { PrismaInTransaction, PrismaWithFamilies, RefreshTokenRow } from './prisma-client'

export interface PrismaFamiliesOptions<Store> {
  /**
   * The current claims of a person, from the database; null if the person is deleted or disabled.
   * They have to include everything that your `jwt` callback adds at sign-in. By default: name,
   * e-mail address and picture.
   * @param store your client within the transaction; do not open another connection, because all
   * connections may be waiting for this one
   */
  claimsOf?(userId: string, store: Store): Promise<JWT | null>
  /**
   * The time by the clock of the database, which all servers share. By default, PostgreSQL is
   * asked.
   */
  now?(store: Pick<PrismaInTransaction, '$queryRaw'>): Promise<Date>
}

export interface FamiliesOfPeople extends Families {
  /** The live families of a person, newest first. */
  sessionsOf(userId: string): Promise<RefreshTokenRow[]>
  /**
   * Ends all families of a person, except `except`. Their access tokens stay valid until they
   * expire.
   * @returns the number of families
   */
  endAll(userId: string, except?: string): Promise<number>
  /**
   * Deletes expired rows. Run it once a day.
   * @returns the number of families
   */
  purge(): Promise<number>
}

/** Keeps the families in your own database. */
export function prismaFamilies<Store extends PrismaInTransaction>(
  prisma: PrismaWithFamilies<Store>,
  { claimsOf = claimsInUser, now = nowInPostgres }: PrismaFamiliesOptions<Store> = {},
): FamiliesOfPeople {
  const { tokenFamily } = prisma
  const ended = (endedBy: string) => ({ endedAt: new Date(), endedBy })

  return {
    now: () => now(prisma),
    async begin({ token: { sid, sub }, user, hash, expires, replaces }) {
      const userId = sub ?? user.id
      if (typeof sid !== 'string' || userId === undefined)
        throw new TypeError('A family needs a person and a name.')
      const { createdAt } = await tokenFamily.create({
        data: { sid, userId, expires, tokens: { create: { hash } } },
      })
      const before = await replaces()
      if (before !== null)
        await tokenFamily.updateMany({
          where: { sid: before, endedAt: null },
          data: ended('replaced'),
        })
      return createdAt
    },
    async end(sid, endedBy) {
      await tokenFamily.updateMany({ where: { sid, endedAt: null }, data: ended(endedBy) })
    },
    transaction: (work) =>
      prisma.$transaction((store) =>
        work({ ...within(store), now: () => now(store), claimsOf: (id) => claimsOf(id, store) }),
      ),
    sessionsOf: async (userId) =>
      tokenFamily.findMany({
        where: { userId, endedAt: null, expires: { gt: await now(prisma) } },
        orderBy: { createdAt: 'desc' },
      }),
    async endAll(userId, except) {
      const where = {
        userId,
        endedAt: null,
        ...(except !== undefined && { sid: { not: except } }),
      }
      return (await tokenFamily.updateMany({ where, data: ended('revoked') })).count
    },
    purge: async () =>
      (await tokenFamily.deleteMany({ where: { expires: { lt: await now(prisma) } } })).count,
  }
}

const within = (store: PrismaInTransaction): Omit<FamilyTransaction, 'claimsOf'> => ({
  async lock(hash) {
    // This write is the lock that every database has. A request with another token of this family
    // waits for the end of this transaction, and then reads its result.
    const { count } = await store.tokenFamily.updateMany({
      where: { tokens: { some: { hash } } },
      data: { usedAt: new Date() },
    })
    if (count === 0) return null
    const tokens = await store.refreshToken.findMany({
      where: { OR: [{ hash }, { parentHash: hash }] },
    })
    const token = tokens.find((one) => one.hash === hash)
    const family = token && (await store.tokenFamily.findUnique({ where: { sid: token.sid } }))
    return token && family
      ? {
          ...family,
          rotatedAt: token.rotatedAt,
          child: tokens.find((one) => one.parentHash === hash) ?? null,
        }
      : null
  },
  async rotate(sid, { parent, child }, now) {
    await store.refreshToken.updateMany({ where: { hash: parent }, data: { rotatedAt: now } })
    await store.refreshToken.create({ data: { hash: child, sid, parentHash: parent } })
  },
  async end(sid, endedBy, now) {
    await store.tokenFamily.updateMany({
      where: { sid, endedAt: null },
      data: { endedAt: now, endedBy },
    })
  },
})

/** The time of the clock, because a transaction may have waited since it started. */
async function nowInPostgres(store: Pick<PrismaInTransaction, '$queryRaw'>): Promise<Date> {
  const rows =
    await store.$queryRaw`SELECT (extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now`
  const [row]: unknown[] = Array.isArray(rows) ? rows : []
  if (typeof row !== 'object' || row === null || !('now' in row) || typeof row.now !== 'number')
    throw new TypeError('The database did not say what time it is.')
  return new Date(row.now)
}

async function claimsInUser(userId: string, { user }: PrismaInTransaction): Promise<JWT | null> {
  const found = await user.findUnique({ where: { id: userId } })
  return (
    found && {
      sub: found.id,
      name: found.name ?? null,
      email: found.email ?? null,
      picture: found.image ?? null,
    }
  )
}
