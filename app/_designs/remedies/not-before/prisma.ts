import 'server-only'
import type { NotBeforeStore } from './not-before'

/** As much of a Prisma client as is needed, of a PostgreSQL: yours has it once `not-before.prisma` is part of your schema. */
export interface PrismaWithInstants {
  notBefore: {
    findUnique(args: { where: { userId: string } }): PromiseLike<{ at: Date } | null>
    deleteMany(args: { where: { at: { lt: Date } } }): PromiseLike<{ count: number }>
  }
  $queryRaw(query: TemplateStringsArray): PromiseLike<unknown>
  $executeRaw(query: TemplateStringsArray, ...values: string[]): PromiseLike<number>
}

export interface Instants extends NotBeforeStore {
  /** Signs a person out everywhere. Whoever signs in after it is accepted. */
  revoke(userId: string): Promise<void>
  /** Deletes the instants before `moment`: give it one that is longer ago than any session lasts. @returns how many rows there were. */
  purge(moment: Date): Promise<number>
}

/**
 * The instants in your own PostgreSQL, by its clock: those of two servers may differ, and the one that is slow would
 * let a session go on that was revoked. A person who is deleted keeps no session only if `revoke` is called as well.
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
    /** One millisecond on, so that what was signed in within this very one is refused too. */
    async revoke(userId) {
      await prisma.$executeRaw`
        INSERT INTO "NotBefore" ("userId", "at") VALUES (${userId}, date_trunc('milliseconds', clock_timestamp() AT TIME ZONE 'utc') + interval '1 millisecond')
        ON CONFLICT ("userId") DO UPDATE SET "at" = greatest("NotBefore"."at" + interval '1 millisecond', excluded."at")`
    },
    purge: async (moment) =>
      (await prisma.notBefore.deleteMany({ where: { at: { lt: moment } } })).count,
  }
}
