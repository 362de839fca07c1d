import 'server-only'
import { onceIn } from '@/_config/once-per-process'
import type { Server } from '../kit/server'

/**
 * Another server in this process. It shares the store, and has a small memory of its own. If it is
 * dropped, its memory is gone.
 */
export function newServer(secret: string | null = null): Server {
  const memory = {}
  return { secret, holds: 100, once: (key, make) => onceIn(memory, key, make) }
}
