import type { LabDevice } from './device'
import type { Stage } from './stage'
import type { Testable } from './subject'

/** What can become of a token that was revoked. */
export const REVOCATION_OUTCOMES = {
  refused: '401: its very next request is refused',
  later: '200 at first, and 401 after a while',
  accepted: '200: it is still accepted, and nothing ends it before it expires',
} as const
export type Fate = keyof typeof REVOCATION_OUTCOMES

/**
 * Which fates fit a lag that a design states: by the server that revoked, a token may always be
 * refused sooner.
 */
export function within(lagMs: number | null): Fate[] {
  if (lagMs === null) return ['accepted']
  return lagMs === 0 ? ['refused'] : ['refused', 'later']
}

/** What takes longer is made shorter first, so that it can be waited for; in ms. */
const PATIENCE_MS = 8_000
const SHORTENED_S = 5

/** Before a session of which only its own end would be seen: has it end soon. */
export async function prepare(lagMs: number | null, device: LabDevice): Promise<void> {
  if (lagMs !== null && lagMs > PATIENCE_MS) await device.shorten(SHORTENED_S)
}

/**
 * Asks with a token that was revoked just now until it is refused, as long as the design says that
 * this may take.
 */
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

/** How long a copy may outlive a revocation, and the sign-out of its owner. */
export const lagOf = ({ guarantees }: Testable) => guarantees.lagMs
export const signOutLagOf = ({ guarantees }: Testable) => guarantees.signOutLagMs
