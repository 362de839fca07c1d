import 'server-only'
import { database } from '@/_store/database'
import type { aimedAt } from '../../token-sessions'

/** Whether a session is denied, or its person gone, by one lookup. */
export async function isDenied(design: string, sid: string, userId: string): Promise<boolean> {
  const [found] = await database().$queryRaw<[{ refused: boolean }]>`
    SELECT EXISTS (SELECT FROM "DeniedSession" WHERE "design" = ${design} AND "sid" = ${sid}) OR NOT EXISTS (SELECT FROM "User" WHERE "id" = ${userId}) AS refused`
  return found.refused
}

/** Everything that is denied in one design, by one lookup. */
export async function deniedSids(design: string): Promise<Set<string>> {
  const rows = await database().deniedSession.findMany({ where: { design }, select: { sid: true } })
  return new Set(rows.map(({ sid }) => sid))
}

/** Denies one session, whether or not it was written down. */
export async function deny(design: string, sid: string, expires: Date): Promise<void> {
  await database().$transaction([
    database().deniedSession.upsert({ where: { design_sid: { design, sid } }, create: { design, sid, expires }, update: { expires } }),
    database().tokenSession.updateMany({ where: { design, sid, endedAt: null }, data: { endedAt: new Date(), endedBy: 'revoked' } }),
  ])
}

/** Denies sessions that were written down: all of them, or none. @returns their names. */
export const denyAll = (design: string, which: ReturnType<typeof aimedAt>, expires: Date): Promise<string[]> =>
  database().$transaction(async (transaction) => {
    const ended = await transaction.tokenSession.updateManyAndReturn({ where: which, data: { endedAt: new Date(), endedBy: 'revoked' }, select: { sid: true } })
    const sids = ended.map(({ sid }) => sid)
    await transaction.deniedSession.createMany({ data: sids.map((sid) => ({ design, sid, expires })), skipDuplicates: true })
    return sids
  })
