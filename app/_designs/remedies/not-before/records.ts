import 'server-only'
import { database } from '@/_store/database'
import type { NotBeforeStore } from './not-before'

/** The instants of one design, in the store, by the store's own clock. */
export function notBeforeRecords(design: string): NotBeforeStore & { revoke(userId: string, spares: string | null): Promise<boolean> } {
  return {
    async find(userId) {
      const [found] = await database().$queryRaw<{ at: number | null; spares: string | null }[]>`
        SELECT (extract(epoch FROM n."at") * 1000)::float8 AS at, n."spares" AS spares
        FROM "User" u LEFT JOIN "NotBefore" n ON n."userId" = u."id" AND n."design" = ${design} WHERE u."id" = ${userId}`
      if (!found) return 'unknown'
      return found.at === null ? null : { at: found.at, spares: found.spares }
    },
    async now() {
      const [clock] = await database().$queryRaw<[{ now: number }]>`SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now`
      return clock.now
    },
    /** One millisecond on, so that what was signed in within this very one is refused too. @returns false where there is no such person. */
    async revoke(userId, spares) {
      const set = await database().$executeRaw`
        INSERT INTO "NotBefore" ("userId", "design", "at", "spares")
        SELECT "id", ${design}, date_trunc('milliseconds', clock_timestamp() AT TIME ZONE 'utc') + interval '1 millisecond', ${spares} FROM "User" WHERE "id" = ${userId}
        ON CONFLICT ("userId", "design") DO UPDATE SET "at" = greatest("NotBefore"."at" + interval '1 millisecond', excluded."at"), "spares" = excluded."spares"`
      return set === 1
    },
  }
}
