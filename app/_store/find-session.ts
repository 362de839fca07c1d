import 'server-only'
import { storeClock } from './database'
import { prepare } from './prepared'

interface Row {
  id: string
  userId: string
  label: string
  expires: number
  createdAt: number
  endsAt: number | null
  idleS: number | null
  name: string
  email: string
  role: 'member' | 'admin'
}

/** A column in ms since 1970, because a driver would read a `timestamp` as local time. */
const ms = (column: string) => `(extract(epoch FROM ${column}) * 1000)::float8`

const find = prepare<Row>(
  `SELECT s."id", s."userId", s."label", ${ms('s."expires"')} AS "expires", ${ms('s."createdAt"')} AS "createdAt", ${ms('s."endsAt"')} AS "endsAt", s."idleS",
  u."name", u."email", u."role"::text FROM "Session" s JOIN "User" u ON u."id" = s."userId" WHERE s."sessionToken" = $1 AND s."design" = $2`,
)

/** Finds a session of a design and its person in one prepared statement. */
export async function findSessionAndUser(design: string, sessionToken: string) {
  if (sessionToken.includes('\0')) return null // PostgreSQL's text has no NUL: asking for one would be an error
  const [row] = await find([sessionToken, design])
  if (!row) return null
  const aheadMs = await storeClock().aheadMs()
  const moment = (ms: number) => new Date(ms + aheadMs)
  const { id, userId, label, idleS, name, email, role } = row
  return {
    session: {
      ...{ id, userId, sessionToken, label, idleS },
      expires: moment(row.expires),
      createdAt: moment(row.createdAt),
      endsAt: row.endsAt === null ? null : moment(row.endsAt),
    },
    user: { id: userId, name, email, role, emailVerified: null },
  }
}
