import 'server-only'
import type { ServerPort } from '../../design'
import { sessionsOf } from '../../kit/sessions-of'

/** Changes the expiry of the record; the token stays the same. */
export const shorten: ServerPort['shorten'] = async (config, token, end) =>
  (await sessionsOf(config).updateSession({ sessionToken: token, expires: end })) ? token : null
