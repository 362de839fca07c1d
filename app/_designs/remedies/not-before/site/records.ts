import 'server-only'
import { database } from '@/_store/database'
import { asJson } from '../../../kit/token-sessions'
import type { Stored } from '../../../session'
import type { NotBeforeStore } from '../not-before'

/** A session according to its own token; `signedInAt` is in ms since 1970. */
interface Spared {
  sid: string
  signedInAt: number
}

/** The instants of one design in the store, by the store's own clock. */
interface NotBeforeRecords extends NotBeforeStore {
  /**
   * Sets a person's instant to the current time. If `spared` is already revoked, it stays revoked.
   * @returns false if there is no such person
   */
  revoke(userId: string, spared: Spared | null): Promise<boolean>
  /** The stored row; null for a person who never revoked anything. */
  stored(userId: string): Promise<Stored | null>
}

export function notBeforeRecords(design: string): NotBeforeRecords {
  return {
    async find(userId) {
      const [found] = await database().$queryRaw<{ at: number | null; spares: string | null }[]>`
        SELECT (extract(epoch FROM n."at") * 1000)::float8 AS at, n."spares" AS spares
        FROM "User" u LEFT JOIN "NotBefore" n ON n."userId" = u."id" AND n."design" = ${design} WHERE u."id" = ${userId}`
      if (!found) return 'unknown'
      return found.at === null ? null : { at: found.at, spares: found.spares }
    },
    async now() {
      const [clock] = await database().$queryRaw<
        [{ now: number }]
      >`SELECT floor(extract(epoch FROM clock_timestamp()) * 1000)::float8 AS now`
      return clock.now
    },
    /**
     * Adds one millisecond, so that sign-ins within the current millisecond are refused too.
     * Another revocation can come after the token of the spared session was accepted. To spare it
     * now would sign it in again.
     */
    async revoke(userId, spared) {
      const { sid: spares, signedInAt } = spared ?? { sid: null, signedInAt: 0 }
      const set = await database().$executeRaw`
        INSERT INTO "NotBefore" ("userId", "design", "at", "spares")
        SELECT "id", ${design}, date_trunc('milliseconds', clock_timestamp() AT TIME ZONE 'utc') + interval '1 millisecond', ${spares} FROM "User" WHERE "id" = ${userId}
        ON CONFLICT ("userId", "design") DO UPDATE SET "at" = greatest("NotBefore"."at" + interval '1 millisecond', excluded."at"),
        "spares" = CASE WHEN "NotBefore"."spares" = excluded."spares" OR round(extract(epoch FROM "NotBefore"."at") * 1000) <= ${signedInAt}::float8 THEN excluded."spares" END`
      return set === 1
    },
    async stored(userId) {
      const row = await database().notBefore.findUnique({
        where: { userId_design: { userId, design } },
      })
      if (row === null) return null
      const [size] = await database().$queryRaw<{ bytes: number }[]>`
        SELECT pg_column_size(n.*) AS bytes FROM "NotBefore" n WHERE n."userId" = ${userId} AND n."design" = ${design}`
      return { values: asJson(row), bytes: size?.bytes ?? 0 }
    },
  }
}
