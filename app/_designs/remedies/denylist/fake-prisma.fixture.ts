import type { PrismaWithSessions } from './prisma'

type Row = Awaited<ReturnType<PrismaWithSessions['issuedSession']['upsert']>>
type Where = Parameters<PrismaWithSessions['issuedSession']['deleteMany']>[0]['where']

/** For tests: a table in memory with the interface of Prisma. */
export function fakePrisma(now: () => number) {
  const rows = new Map<string, Row>()
  const calls = { find: 0 }
  const fits = (row: Row, { sid, userId, endedAt, until }: Where) =>
    (sid === undefined || (typeof sid === 'string' ? row.sid === sid : row.sid !== sid.not)) &&
    (userId === undefined || row.userId === userId) &&
    (endedAt === undefined || (endedAt === null ? row.endedAt === null : row.endedAt !== null)) &&
    (until === undefined || ('gt' in until ? row.until > until.gt : row.until < until.lt))
  const found = (where: Where) => [...rows.values()].filter((row) => fits(row, where))
  const client: PrismaWithSessions = {
    issuedSession: {
      async findUnique({ where }) {
        calls.find += 1
        return rows.get(where.sid) ?? null
      },
      async findMany({ where }) {
        calls.find += 1
        return found(where).sort((a, b) => b.createdAt.getTime() - a.createdAt.getTime())
      },
      async upsert({ where, create, update }) {
        const before = rows.get(where.sid)
        const row = before
          ? { ...before, ...update }
          : { endedAt: null, createdAt: new Date(now()), ...create }
        rows.set(where.sid, row)
        return row
      },
      async updateMany({ where, data }) {
        const changed = found(where)
        for (const row of changed) rows.set(row.sid, { ...row, ...data })
        return { count: changed.length }
      },
      async deleteMany({ where }) {
        const gone = found(where)
        for (const { sid } of gone) rows.delete(sid)
        return { count: gone.length }
      },
    },
  }
  return { client, calls }
}
