import 'server-only'
import type { DesignConfig } from '../design'
import { sessionsOf } from '../kit/sessions-of'

/** Changes the expiry of the record; the token stays the same. */
export const shortenRecord = async (config: DesignConfig, token: string, expires: Date) =>
  (await sessionsOf(config).updateSession({ sessionToken: token, expires })) ? token : null
