import type { LabDevice } from './device'
import type { Stage } from './stage'
import type { Testable } from './subject'

/** The possible answers to a revoked token. */
export const REVOCATION_OUTCOMES = {
  refused: '401: its very next request is refused',
  later: '200 at first, and 401 after a while: it was taken back',
  expired: '200 at first, and 401 once the token had expired by itself',
  accepted: '200: it is still accepted, and nothing ends it before it expires',
} as const
export type Fate = keyof typeof REVOCATION_OUTCOMES

/**
 * The answers that fit the lag of a design. The server of the revocation may always refuse sooner.
 */
export function within(lagMs: number | null): Fate[] {
  if (lagMs === null) return ['accepted']
  return lagMs === 0 ? ['refused'] : ['refused', ...AFTER_A_WHILE]
}

/** The answers about a revoked token that is accepted at first. */
export const AFTER_A_WHILE = ['later', 'expired'] as const satisfies readonly Fate[]

const WORST_FIRST = ['accepted', 'expired', 'later', 'refused'] as const satisfies readonly Fate[]

/** The longest lag to wait for, in ms. A longer one is shortened first. */
const PATIENCE_MS = 8_000
const SHORTENED_S = 5
/** The wait beyond the stated lag, in ms. */
const MARGIN_MS = 2_000
/** The time between two checks, in ms. */
const EVERY_MS = 500
/** The time to the second check of a token that nothing ends, as its design says, in ms. */
const DOUBT_MS = 1_500

/** Shortens a session that would otherwise last too long after its revocation. */
export async function prepare(lagMs: number | null, device: LabDevice): Promise<void> {
  if (lagMs !== null && lagMs > PATIENCE_MS) await device.shorten(SHORTENED_S)
}

interface Observation {
  /** The lag that the design states. */
  lagMs: number | null
  /** The time of the revocation, by `performance.now()`. */
  since: number
  /** How far the store of the server lags behind, in ms. */
  behindMs?: number
  /** The end of each action, such as ", at branch B". */
  where?: string
}

export interface Observed {
  fate: Fate
  figure: string
}

/**
 * Asks with a newly revoked token until it is refused, or until the lag of the design is over. A
 * design that states no end of its lag is asked twice.
 */
export async function observeRevocation(
  stage: Stage,
  device: LabDevice,
  { lagMs, since, behindMs = 0, where = '' }: Observation,
): Promise<Observed> {
  const after = () => performance.now() - since
  const first = await device.whoami(`asks who it is, after that${where}`)
  if (!first.accepted)
    return {
      fate: first.code === 'expired' ? 'expired' : 'refused',
      figure: `refused ${Math.round(after())} ms after it (${first.code})`,
    }
  const patience = behindMs + (lagMs === null ? 0 : Math.min(lagMs, PATIENCE_MS) + MARGIN_MS)
  const every = lagMs === null ? behindMs + DOUBT_MS : EVERY_MS
  let said = first
  do {
    await stage.wait(every, 'it is still accepted')
    said = await device.whoami(`asks again${where}`)
  } while (said.accepted && after() < patience)
  const elapsed = `${(after() / 1000).toFixed(1)} s after it`
  if (!said.accepted)
    return {
      fate: said.code === 'expired' ? 'expired' : 'later',
      figure: `refused ${elapsed} (${said.code})${shortened(lagMs)}`,
    }
  const left = lagMs === null ? `, and good for another ${leftOf(said.expires)}` : ''
  return { fate: 'accepted', figure: `still accepted ${elapsed}${left}` }
}

/** The observation in which the token was accepted the longest. @throws if there is none */
export function worstOf(observed: readonly Observed[]): Observed {
  const [worst] = WORST_FIRST.flatMap((fate) => observed.filter((one) => one.fate === fate))
  if (!worst) throw new Error('There is no observation to compare.')
  return worst
}

const shortened = (lagMs: number | null) =>
  lagMs !== null && lagMs > PATIENCE_MS
    ? `, its token having been given ${SHORTENED_S} s instead of ${lagMs / 1000}`
    : ''

function leftOf(expires: string | null): string {
  const hours = (Date.parse(expires ?? '') - Date.now()) / 3_600_000
  return hours > 48 ? `${Math.round(hours / 24)} days` : `${Math.max(1, Math.round(hours))} h`
}

/** How long a copy stays accepted after a revocation, and after the sign-out of its owner. */
export const lagOf = ({ guarantees }: Testable) => guarantees.lagMs
export const signOutLagOf = ({ guarantees }: Testable) => guarantees.signOutLagMs
