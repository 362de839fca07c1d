import { CLOCK_TOLERANCE_S } from '../../app/_config/lifetimes'
import type { Process } from './rig'
import type { HeldSession } from './sessions'

/** One second for times in whole seconds, and one second for the way of a request. */
const MARGIN_MS = 2_000

type Clock = Pick<Process, 'aheadMs'>
interface Held extends Pick<HeldSession, 'issuedMs' | 'expiresMs' | 'madeMs'> {
  design: Pick<HeldSession['design'], 'guarantees'>
  home: Clock
}

/**
 * Whether a session that nobody has ended is valid at `process`. A token that holds the session is
 * valid by the clock of the asked server; all others are by the store's, which is right.
 */
export function isValidAt(session: Held, process: Clock, nowMs: number): boolean {
  const { sessionLocation, sharedAcrossServers, lifetimeS } = session.design.guarantees
  if (!sharedAcrossServers && process !== session.home) return false
  if (sessionLocation !== 'token') return nowMs < session.madeMs + lifetimeS * 1000 - MARGIN_MS
  const theirsMs = nowMs + process.aheadMs
  return session.issuedMs <= theirsMs + 1_000 && theirsMs < session.expiresMs - MARGIN_MS
}

/**
 * Whether the token of an ended session may still open what it opened before: no check looks for
 * its end, and by the clock of the asked server, the token is neither expired nor issued in the
 * future.
 */
export function outlivesItsEndAt(
  { design, issuedMs, expiresMs }: Omit<Held, 'home' | 'madeMs'>,
  process: Clock,
  nowMs: number,
): boolean {
  const { sessionLocation, lookups } = design.guarantees
  if (sessionLocation !== 'token' || lookups !== 'never') return false
  const theirsMs = nowMs + process.aheadMs
  return issuedMs <= theirsMs + (CLOCK_TOLERANCE_S + 1) * 1000 && theirsMs < expiresMs
}
