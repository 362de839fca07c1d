import type { LabDevice } from './device'
import type { Stage } from './stage'
import type { Testable } from './subject'

/** The possible answers to a revoked token. */
export const REVOCATION_OUTCOMES = {
  refused: '401: its very next request is refused',
  later: '200 at first, and 401 after a while',
  accepted: '200: it is still accepted, and nothing ends it before it expires',
} as const
export type Fate = keyof typeof REVOCATION_OUTCOMES

/**
 * The answers that fit the lag of a design. The server of the revocation may always refuse sooner.
 */
export function within(lagMs: number | null): Fate[] {
  if (lagMs === null) return ['accepted']
  return lagMs === 0 ? ['refused'] : ['refused', 'later']
}

/** The longest lag to wait for, in ms. A longer one is shortened first. */
const PATIENCE_MS = 8_000
const SHORTENED_S = 5

/** Shortens a session that would otherwise last too long after its revocation. */
export async function prepare(lagMs: number | null, device: LabDevice): Promise<void> {
  if (lagMs !== null && lagMs > PATIENCE_MS) await device.shorten(SHORTENED_S)
}

/** Asks with a newly revoked token until it is refused, or until the lag of the design is over. */
export async function observeRevocation(
  stage: Stage,
  device: LabDevice,
  { lagMs, since }: { lagMs: number | null; since: number },
): Promise<{ fate: Fate; figure: string }> {
  const first = await device.whoami('asks who it is, after that')
  const after = () => Math.round(performance.now() - since)
  if (!first.accepted)
    return { fate: 'refused', figure: `refused ${after()} ms after it (${first.code})` }
  if (lagMs === null)
    return { fate: 'accepted', figure: `accepted, and good for another ${leftOf(first.expires)}` }
  const patience = Math.min(lagMs, PATIENCE_MS) + 2_000
  while (after() < patience) {
    await stage.wait(500, 'it is still accepted')
    const said = await device.whoami('asks again')
    if (!said.accepted)
      return {
        fate: 'later',
        figure: `refused ${(after() / 1000).toFixed(1)} s after it (${said.code})${shortened(lagMs)}`,
      }
  }
  return { fate: 'accepted', figure: `still accepted ${(after() / 1000).toFixed(1)} s after it` }
}

const shortened = (lagMs: number) =>
  lagMs > PATIENCE_MS
    ? `, its token having been given ${SHORTENED_S} s instead of ${lagMs / 1000}`
    : ''

function leftOf(expires: string | null): string {
  const hours = (Date.parse(expires ?? '') - Date.now()) / 3_600_000
  return hours > 48 ? `${Math.round(hours / 24)} days` : `${Math.max(1, Math.round(hours))} h`
}

/** How long a copy stays accepted after a revocation, and after the sign-out of its owner. */
export const lagOf = ({ guarantees }: Testable) => guarantees.lagMs
export const signOutLagOf = ({ guarantees }: Testable) => guarantees.signOutLagMs
