import 'server-only'
import type { NotBeforeStore } from './not-before'

/**
 * The required part of a Prisma client for PostgreSQL. Your client has it after you add
 * `not-before.prisma` to your schema.
 */
export interface PrismaWithInstants {
  notBefore: {
    findUnique(args: { where: { userId: string } }): PromiseLike<{ at: Date } | null>
    deleteMany(args: { where: { at: { lt: Date } } }): PromiseLike<{ count: number }>
  }
  $queryRaw(query: TemplateStringsArray): PromiseLike<unknown>
  $executeRaw(query: TemplateStringsArray, ...values: string[]): PromiseLike<number>
}

export interface Instants extends NotBeforeStore {
  /** Ends all sessions of a person. Later sign-ins are accepted. */
  revoke(userId: string): Promise<void>
  /**
   * Deletes the instants before `moment`. No session may be older than `moment`.
   * @returns the number of rows
   */
  purge(moment: Date): Promise<number>
}

/**
 * Keeps the instants in your own PostgreSQL, by its clock. The clocks of two servers can differ,
 * and a slow one would keep a revoked session alive. If you delete a person, call `revoke` too, or
 * their sessions go on.
 */
export function prismaNotBefore(prisma: PrismaWithInstants): Instants {
  return {
    async find(userId) {
      const found = await prisma.notBefore.findUnique({ where: { userId } })
      return found && { at: found.at.getTime(), spares: null }
    },
    async now() {
      const rows =
        await prisma.$queryRaw`SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now`
      const [row]: unknown[] = Array.isArray(rows) ? rows : []
      if (typeof row !== 'object' || row === null || !('now' in row) || typeof row.now !== 'number')
        throw new TypeError('The database did not say what time it is.')
      return row.now
    },
    /** Adds one millisecond, so that sign-ins within the current millisecond are refused too. */
    async revoke(userId) {
      await prisma.$executeRaw`
        INSERT INTO "NotBefore" ("userId", "at") VALUES (${userId}, date_trunc('milliseconds', clock_timestamp() AT TIME ZONE 'utc') + interval '1 millisecond')
        ON CONFLICT ("userId") DO UPDATE SET "at" = greatest("NotBefore"."at" + interval '1 millisecond', excluded."at")`
    },
    purge: async (moment) =>
      (await prisma.notBefore.deleteMany({ where: { at: { lt: moment } } })).count,
  }
}
