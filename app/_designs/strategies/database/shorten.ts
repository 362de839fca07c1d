import 'server-only'
import type { ServerPort } from '../../design'
import { sessionsOf } from '../../kit/sessions-of'

/** The record is told; the token stays what it was. */
export const shorten: ServerPort['shorten'] = async (config, token, end) =>
  (await sessionsOf(config).updateSession({ sessionToken: token, expires: end })) ? token : null
