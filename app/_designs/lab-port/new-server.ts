import 'server-only'
import { onceIn } from '@/_config/once-per-process'
import type { Server } from '../kit/server'

/**
 * Another server that lives in this process: it shares the store, and has a small memory of its
 * own. Dropped, it is gone with all that it kept.
 */
export function newServer(secret: string | null = null): Server {
  const memory = {}
  return { secret, holds: 100, once: (key, make) => onceIn(memory, key, make) }
}
