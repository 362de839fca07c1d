import 'server-only'
import { getEnv } from '@/_config/env'
import { SESSION_MAX_AGE_S } from '@/_config/lifetimes'
import { oncePerProcess } from '@/_config/once-per-process'
import type { Server } from '../../../kit/server'
import { derivedKeys, type SigningKeys } from '../keys'

/** The keys of this site, which all its signed designs share: what tells their tokens apart is the audience. */
export const siteKeys = () =>
  oncePerProcess('signing keys', () => {
    const { secret, previousSecret } = getEnv()
    return derivedKeys([...new Set([secret, previousSecret ?? secret])], SESSION_MAX_AGE_S)
  })

/** The keys of a server: those of this site, unless it was started with a secret of its own. */
export const keysOf = ({ secret, once }: Server): SigningKeys =>
  secret === null
    ? siteKeys()
    : once('signing keys', () => derivedKeys([secret], SESSION_MAX_AGE_S))
