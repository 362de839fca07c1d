import 'server-only'
import { getEnv } from '@/_config/env'
import { SESSION_MAX_AGE_S } from '@/_config/lifetimes'
import { oncePerProcess } from '@/_config/once-per-process'
import type { Server } from '../../../kit/server'
import { derivedKeys, type SigningKeys } from '../keys'

/**
 * The keys of this site. All its signed designs share them; the audience keeps their tokens apart.
 */
export const siteKeys = () =>
  oncePerProcess('signing keys', () => {
    const { secret, previousSecret } = getEnv()
    return derivedKeys([...new Set([secret, previousSecret ?? secret])], SESSION_MAX_AGE_S)
  })

/** The keys of a server: those of this site, unless the server was started with its own secret. */
export const keysOf = ({ secret, once }: Server): SigningKeys =>
  secret === null
    ? siteKeys()
    : once('signing keys', () => derivedKeys([secret], SESSION_MAX_AGE_S))
