import 'server-only'
import type { DesignConfig } from '../design'
import { sessionsOf } from '../kit/sessions-of'

/** The record is told; the token stays what it was. */
export const shortenRecord = async (config: DesignConfig, token: string, expires: Date) =>
  (await sessionsOf(config).updateSession({ sessionToken: token, expires })) ? token : null
