import 'server-only'
import { oncePerProcess } from '@/_config/once-per-process'

/** A server that runs designs. It does not know the memory of another server. */
export interface Server {
  /** The secret of its tokens; null: that of the environment. */
  readonly secret: string | null
  /** The number of sessions or tokens in each of its memories. */
  readonly holds: number
  /** Makes a thing once per server and keeps it. */
  once<T>(key: string, make: () => T): T
}

/** The server that answers requests. Its memory is that of the process. */
export const THIS_SERVER: Server = {
  secret: null,
  holds: 10_000,
  once: (key, make) => oncePerProcess(`${key} on this server`, make),
}
