import 'server-only'
import type { ServerPort } from '../../design'
import { sessionsOf } from '../../kit/sessions-of'

/** Shows a token. A session token contains no data; only its record can be shown. */
export const inspect: ServerPort['inspect'] = async (config, token) => ({
  parts: [{ name: 'session token', text: token }],
  anyone: { nothing: 'Nothing: it is a random value that stands for a record.' },
  server: { nothing: 'Nothing more: it has to look the record up.' },
  stored: await sessionsOf(config).storedSession(token),
})
