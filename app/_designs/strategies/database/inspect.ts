import 'server-only'
import { database } from '@/_store/database'
import type { ServerPort } from '../../design'

/** A session token says nothing to anybody; all there is to see is the record it stands for. */
export const inspect: ServerPort['inspect'] = async (_config, token) => {
  const record = await database().session.findUnique({ where: { sessionToken: token } })
  return {
    parts: [{ name: 'session token', text: token }],
    anyone: { nothing: 'Nothing: it is a random value that stands for a record.' },
    server: { nothing: 'Nothing more: it has to look the record up.' },
    stored: record && { ...record, expires: record.expires.toISOString(), createdAt: record.createdAt.toISOString() },
  }
}
