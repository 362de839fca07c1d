import type { LabDevice } from './device'
import { Unexpected } from './reply'
import type { Stage } from './stage'

/** Between two questions, in ms. */
const EVERY_MS = 400
/** Nobody waits longer than this; in ms. */
export const PATIENCE_MS = 10_000
/** The clocks of the lab and of the server may differ by this much; in ms. */
const CLOCKS_MS = 300
/** So many sessions are tried where a busy machine answers too slowly. */
const ATTEMPTS = 3

/** Moments in ms since 1970. The session ended between the two. */
interface Watched {
  /** When the last question was sent that was answered with yes. */
  lastAcceptedAt: number | null
  /** When the first refusal arrived. Null where it was still accepted when patience ran out. */
  refusedAt: number | null
}

/** Which of its two ends a session came to: it was not used for too long, or it was too old. */
export type SessionEnd = 'idle' | 'absolute' | 'never'

export interface SessionLifetimes {
  absoluteS: number
  idleS: number
}

interface Watching {
  /** Signs in. @returns a device that holds the new session */
  signIn(): Promise<LabDevice>
  lifetimes: SessionLifetimes
  /** Whether the device also asks for more time whenever it was accepted. */
  renewing: boolean
}

/** Moments in ms since 1970. */
export interface EndedSession extends Watched {
  end: SessionEnd
  /** After the sign-in: when the session ends if nobody renews it. */
  idleEnd: number
  signedInAt: number
  /** Why it was refused; `no_token` where a renewal that came too late took the cookie away. */
  code: string | null
}

/** Signs in, and asks until the session has ended. @throws Unexpected where the answers come too slowly to tell one end from the other */
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

/** Null where both ends lie between the last acceptance and the first refusal. All in ms since 1970. */
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
  const begun = Date.now()
  let lastAcceptedAt: number | null = null
  while (Date.now() - begun < PATIENCE_MS) {
    const askedAt = Date.now()
    const { accepted, code } = await device.whoami()
    if (!accepted) return { lastAcceptedAt, refusedAt: Date.now(), code }
    lastAcceptedAt = askedAt
    if (renewing) await device.renew('renews its session once more')
    await stage.wait(EVERY_MS)
  }
  return { lastAcceptedAt, refusedAt: null, code: null }
}
