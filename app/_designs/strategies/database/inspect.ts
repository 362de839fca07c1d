import 'server-only'
import { database } from '@/_store/database'
import type { ServerPort } from '../../design'

/** A session token says nothing to anybody; all there is to see is the record it stands for. */
export const inspect: ServerPort['inspect'] = async (_config, token) => {
  const record = await database().session.findUnique({ where: { sessionToken: token } })
  return {
    parts: [{ name: 'session token', text: token }],
    anyone: null,
    server: null,
    stored: record && { ...record, expires: record.expires.toISOString(), createdAt: record.createdAt.toISOString() },
  }
}
