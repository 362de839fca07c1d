import 'server-only'
import { database } from '@/_store/database'

/** A selection of sessions: one by its id, all except one, or all of a person. */
interface Which {
  only?: string | null
  except?: string | null
}

/** Whether a session is denied or its person is deleted, in one lookup. */
export async function isDenied(design: string, sid: string, userId: string): Promise<boolean> {
  const [found] = await database().$queryRaw<[{ refused: boolean }]>`
    SELECT EXISTS (SELECT FROM "DeniedSession" WHERE "design" = ${design} AND "sid" = ${sid}) OR NOT EXISTS (SELECT FROM "User" WHERE "id" = ${userId}) AS refused`
  return found.refused
}

/** Whether a session is denied, in one lookup. */
export const isListed = async (design: string, sid: string): Promise<boolean> =>
  (await database().deniedSession.count({ where: { design, sid } })) > 0

/** All denied session ids of one design, in one lookup. */
export async function deniedSids(design: string): Promise<Set<string>> {
  const rows = await database().deniedSession.findMany({ where: { design }, select: { sid: true } })
  return new Set(rows.map(({ sid }) => sid))
}

/** Denies one session, even if it was never recorded. */
export async function deny(design: string, sid: string, expires: Date): Promise<void> {
  await database().$executeRaw`
    WITH ended AS (UPDATE "TokenSession" SET "endedAt" = now() AT TIME ZONE 'utc', "endedBy" = 'revoked' WHERE "design" = ${design} AND "sid" = ${sid} AND "endedAt" IS NULL)
    INSERT INTO "DeniedSession" ("design", "sid", "expires") VALUES (${design}, ${sid}, ${expires}) ON CONFLICT ("design", "sid") DO UPDATE SET "expires" = greatest("DeniedSession"."expires", excluded."expires")`
}

/**
 * Denies recorded sessions in one statement: all of them or none.
 * @returns their ids
 */
export async function denyAll(
  design: string,
  userId: string,
  { only = null, except = null }: Which,
  expires: Date,
): Promise<string[]> {
  const denied = await database().$queryRaw<{ sid: string }[]>`
    WITH ended AS (
      UPDATE "TokenSession" SET "endedAt" = now() AT TIME ZONE 'utc', "endedBy" = 'revoked'
      WHERE "design" = ${design} AND "userId" = ${userId} AND "endedAt" IS NULL
      AND (${only}::text IS NULL OR "sid" = ${only}) AND (${except}::text IS NULL OR "sid" <> ${except}) RETURNING "sid")
    INSERT INTO "DeniedSession" ("design", "sid", "expires") SELECT ${design}, "sid", ${expires} FROM ended
    ON CONFLICT ("design", "sid") DO UPDATE SET "expires" = greatest("DeniedSession"."expires", excluded."expires") RETURNING "sid"`
  return denied.map(({ sid }) => sid)
}
