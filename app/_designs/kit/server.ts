import 'server-only'
import { oncePerProcess } from '@/_config/once-per-process'

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
