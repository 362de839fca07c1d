import 'server-only'
import { onceIn, oncePerProcess } from '@/_config/once-per-process'

/** A server that designs are of. Whatever one keeps in its memory, another does not know. */
export interface Server {
  /** What its tokens are made with and read by; null for what the environment says. */
  readonly secret: string | null
  /** How many sessions or tokens each of its memories holds. */
  readonly holds: number
  /** Makes a thing once per server and keeps it. */
  once<T>(key: string, make: () => T): T
}

/** The server that answers requests: its memory is that of the process. */
export const THIS_SERVER: Server = {
  secret: null,
  holds: 10_000,
  once: (key, make) => oncePerProcess(`${key} on this server`, make),
}

/** Another server that lives in this process: it shares the store, and has a small memory of its own. Dropped, it is gone with all that it kept. */
export function newServer(secret: string | null = null): Server {
  const memory = {}
  return { secret, holds: 100, once: (key, make) => onceIn(memory, key, make) }
}
