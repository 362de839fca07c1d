import type { Device } from './device'
import type { Stage } from './stage'

interface Asking {
  /** Whether it also asks for more time, whenever it was accepted. */
  renewing: boolean
  everyMs: number
  /** Longer than this nobody waits; in ms. */
  patienceMs: number
}

/** Moments in ms since 1970. */
export interface Watched {
  lastAcceptedAt: number | null
  /** Null where it was still accepted when patience ran out. */
  refusedAt: number | null
  /** Why it was refused; `no_token` where a renewal that came too late took the cookie away. */
  code: string | null
}

/** Asks again and again, until the design refuses: of the time between, nothing is said. */
export async function untilRefused(stage: Stage, device: Device, { renewing, everyMs, patienceMs }: Asking): Promise<Watched> {
  const begun = Date.now()
  let lastAcceptedAt: number | null = null
  while (Date.now() - begun < patienceMs) {
    const { accepted, code } = await device.whoami()
    if (!accepted) return { lastAcceptedAt, refusedAt: Date.now(), code }
    lastAcceptedAt = Date.now()
    if (renewing) await device.renew('renews its session once more')
    await stage.wait(everyMs)
  }
  return { lastAcceptedAt, refusedAt: null, code: null }
}
