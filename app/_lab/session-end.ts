import type { LabDevice } from './device'
import { Unexpected } from './reply'
import type { Stage } from './stage'

/** The time between two checks, in ms. */
const EVERY_MS = 400
/** The longest wait, in ms. */
export const PATIENCE_MS = 10_000
/** The largest difference between the clocks of the lab and of the server, in ms. */
const CLOCKS_MS = 300
/** The number of sessions to try if a busy machine answers too slowly. */
const ATTEMPTS = 3

/** The times around the end of a session, in ms since 1970. */
interface Watched {
  /** When the last accepted check was sent. */
  lastAcceptedAt: number | null
  /**
   * When the first refusal arrived; null if the session was still accepted after the longest wait.
   */
  refusedAt: number | null
}

/** The reason of the end: the idle time or the absolute lifetime. */
export type SessionEnd = 'idle' | 'absolute' | 'never'

export interface SessionLifetimes {
  absoluteS: number
  idleS: number
}

interface Watching {
  /**
   * Signs in.
   * @returns a device that holds the new session
   */
  signIn(): Promise<LabDevice>
  lifetimes: SessionLifetimes
  /** Whether the device also renews after each accepted check. */
  renewing: boolean
}

/** The end of a session. Times are in ms since 1970. */
export interface EndedSession extends Watched {
  end: SessionEnd
  /** When the session ends without a renewal, as of the sign-in. */
  idleEnd: number
  signedInAt: number
  /** The code of the refusal; `no_token` if a late renewal deleted the cookie. */
  code: string | null
}

/**
 * Signs in and checks until the session has ended.
 * @throws Unexpected if the answers are too slow to tell one end from the other
 */
export async function watchUntilEnd(
  stage: Stage,
  { signIn, lifetimes, renewing }: Watching,
): Promise<EndedSession> {
  for (let attempt = 1; attempt <= ATTEMPTS; attempt++) {
    const signedInAt = Date.now()
    const device = await signIn()
    const idleEnd = Date.parse((await device.whoami()).expires ?? '')
    const watched = await untilRefused(stage, device, renewing)
    const end = whichEnd(watched, idleEnd, idleEnd + (lifetimes.absoluteS - lifetimes.idleS) * 1000)
    if (end !== null) return { ...watched, end, idleEnd, signedInAt }
    stage.note(
      device.actor,
      'was answered too slowly to tell one end of a session from the other, and tries once more',
    )
  }
  throw new Unexpected(
    'The answers came too slowly to tell whether the idle time or the absolute lifetime ended the session.',
  )
}

/**
 * Finds which of two ends a session reached. Null if both lie between the last acceptance and the
 * first refusal. The lifetimes are in ms.
 */
export function whichEnd(
  { lastAcceptedAt, refusedAt }: Watched,
  idleEnd: number,
  absoluteEnd: number,
): SessionEnd | null {
  if (refusedAt === null) return 'never'
  if ((lastAcceptedAt ?? 0) > idleEnd + CLOCKS_MS) return 'absolute'
  return refusedAt < absoluteEnd ? 'idle' : null
}

async function untilRefused(
  stage: Stage,
  device: LabDevice,
  renewing: boolean,
): Promise<Watched & { code: string | null }> {
  const begun = performance.now()
  let lastAcceptedAt: number | null = null
  while (performance.now() - begun < PATIENCE_MS) {
    const askedAt = Date.now()
    const { accepted, code } = await device.whoami()
    if (!accepted) return { lastAcceptedAt, refusedAt: Date.now(), code }
    lastAcceptedAt = askedAt
    if (renewing) await device.renew('renews its session once more')
    await stage.wait(EVERY_MS)
  }
  return { lastAcceptedAt, refusedAt: null, code: null }
}
