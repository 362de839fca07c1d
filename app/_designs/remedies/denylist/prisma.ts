import 'server-only'
import type { Denylist, IssuedSession } from './denylist'
import { SnapshotSet } from './snapshot-set'

interface Row extends IssuedSession {
  createdAt: Date
  endedAt: Date | null
}
type Where = {
  sid?: string | { not: string }
  userId?: string
  endedAt?: null | { not: null }
  until?: { gt: Date } | { lt: Date }
}

/**
 * The required part of a Prisma client. Your client has it after you add `denylist.prisma` to your
 * schema.
 */
export interface PrismaWithSessions {
  issuedSession: {
    findUnique(args: { where: { sid: string } }): PromiseLike<Row | null>
    findMany(args: { where: Where; orderBy?: { createdAt: 'desc' } }): PromiseLike<Row[]>
    upsert(args: {
      where: { sid: string }
      create: IssuedSession & { endedAt?: Date }
      update: { until?: Date; endedAt?: Date }
    }): PromiseLike<Row>
    updateMany(args: { where: Where; data: { endedAt: Date } }): PromiseLike<{ count: number }>
    deleteMany(args: { where: Where }): PromiseLike<{ count: number }>
  }
}

export interface PrismaDenylistOptions {
  /** How long each server uses its own copy of the list, in ms. By default it asks each time. */
  heldMs?: number
  /** The name of the copy, if a process has several. */
  name?: string
}

export interface SessionsOfPeople extends Denylist {
  /** The live sessions of a person, newest first. */
  sessionsOf(userId: string): Promise<Row[]>
  /**
   * Ends one session of a person.
   * @returns whether there was a session to end
   */
  end(userId: string, sid: string): Promise<boolean>
  /**
   * Ends all sessions of a person, except the session `except`.
   * @returns the number of ended sessions
   */
  endAll(userId: string, except?: string): Promise<number>
  /**
   * Deletes expired rows. Run it once a day.
   * @returns the number of rows
   */
  purge(): Promise<number>
}

/** Keeps the issued sessions and the denied sessions in your own database. */
export function prismaDenylist(
  { issuedSession }: PrismaWithSessions,
  { heldMs, name = 'default' }: PrismaDenylistOptions = {},
): SessionsOfPeople {
  const held =
    heldMs === undefined ? null : heldOnce(name, () => new SnapshotSet(endedSids, heldMs))

  async function endedSids(): Promise<Set<string>> {
    const rows = await issuedSession.findMany({
      where: { endedAt: { not: null }, until: { gt: new Date() } },
    })
    return new Set(rows.map(({ sid }) => sid))
  }

  async function endAll(where: Where): Promise<number> {
    // Also those that look expired, because the clock of this server can be ahead.
    const live = { ...where, endedAt: null }
    const rows = held ? await issuedSession.findMany({ where: live }) : []
    const { count } = await issuedSession.updateMany({ where: live, data: { endedAt: new Date() } })
    for (const { sid } of rows) held?.add(sid)
    return count
  }

  return {
    has: async ({ sid }) =>
      held
        ? held.has(sid)
        : ((await issuedSession.findUnique({ where: { sid } }))?.endedAt ?? null) !== null,
    async add(session) {
      const endedAt = new Date()
      await issuedSession.upsert({
        where: { sid: session.sid },
        create: { ...session, endedAt },
        update: { endedAt },
      })
      held?.add(session.sid)
    },
    async note(session) {
      await issuedSession.upsert({
        where: { sid: session.sid },
        create: session,
        update: { until: session.until },
      })
    },
    sessionsOf: async (userId) =>
      issuedSession.findMany({
        where: { userId, endedAt: null, until: { gt: new Date() } },
        orderBy: { createdAt: 'desc' },
      }),
    end: async (userId, sid) => (await endAll({ userId, sid })) > 0,
    endAll: (userId, except) =>
      endAll({ userId, ...(except !== undefined && { sid: { not: except } }) }),
    purge: async () =>
      (await issuedSession.deleteMany({ where: { until: { lt: new Date() } } })).count,
  }
}

/**
 * Next bundles pages and route handlers separately, so a module variable would exist twice in one
 * process.
 */
function heldOnce(name: string, make: () => SnapshotSet): SnapshotSet {
  const key = Symbol.for(`denylist held: ${name}`)
  const known: SnapshotSet | undefined = Reflect.get(globalThis, key)
  const held = known ?? make()
  Reflect.set(globalThis, key, held)
  return held
}
