import 'server-only'
import { PrismaAdapter } from '@auth/prisma-adapter'
import type { Session } from '@/_store/database'
import { database } from '@/_store/database'
import type { SessionAdapter, SessionSelection } from '../../kit/session-adapter'

const MOST = 100

/**
 * NextAuth's Prisma adapter for the records of one design. It tolerates missing records and adds
 * the methods for a device list.
 */
export function sessionRecords(design: string): SessionAdapter {
  const adapter = PrismaAdapter(database())
  const sessions = () => database().session
  return {
    ...adapter,
    createSession: (session) => sessions().create({ data: { ...session, design } }),
    async getSessionAndUser(sessionToken) {
      const found = (await adapter.getSessionAndUser?.(sessionToken)) ?? null
      return found && isOf(design, found.session)
        ? { session: found.session, user: found.user }
        : null
    },
    async updateSession({ sessionToken, ...change }) {
      const [updated] = await sessions().updateManyAndReturn({
        where: { sessionToken, design },
        data: change,
      })
      return updated ?? null
    },
    /**
     * Deletes a record. After a revocation elsewhere there is none, and Prisma's `delete` would
     * throw; that is no error.
     */
    async deleteSession(sessionToken) {
      await sessions().deleteMany({ where: { sessionToken, design } })
    },
    listSessions: (userId, now) =>
      sessions().findMany({
        where: { userId, design, expires: { gt: now } },
        orderBy: { createdAt: 'desc' },
        take: MOST,
      }),
    async deleteSessions(userId, which) {
      const { count } = await sessions().deleteMany({ where: { userId, design, ...only(which) } })
      return count
    },
    async storedSession(sessionToken) {
      const record = await sessions().findFirst({ where: { sessionToken, design } })
      if (record === null) return null
      const [size] = await database().$queryRaw<
        { bytes: number }[]
      >`SELECT pg_column_size(s.*) AS bytes FROM "Session" s WHERE id = ${record.id}`
      const { expires, createdAt, endsAt, ...rest } = record
      return {
        values: {
          ...rest,
          expires: expires.toISOString(),
          createdAt: createdAt.toISOString(),
          endsAt: endsAt?.toISOString() ?? null,
        },
        bytes: size?.bytes ?? 0,
      }
    },
  }
}

/**
 * Whether a session belongs to the design. The row of NextAuth's Prisma adapter has more columns
 * than NextAuth's type.
 */
const isOf = (design: string, session: object): session is Session =>
  'design' in session && session.design === design

function only(which: SessionSelection) {
  if (which === 'all') return {}
  return 'id' in which ? { id: which.id } : { sessionToken: { not: which.except } }
}
