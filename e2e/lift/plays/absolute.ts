import { endpointState, lookAgreed } from '../rig/look'
import type { LiftRow } from '../rows'
import { signedIn } from './signing-in'

const MINUTE_S = 60
/** The values on the page: 30 minutes without use, and 12 hours in total. */
const IDLE_S = 30 * MINUTE_S
const ABSOLUTE_S = 12 * 60 * MINUTE_S
/** NextAuth extends a record once a minute, and tolerates an expired JWT for 15 seconds. */
const MARGIN_S = 2 * MINUTE_S

/** Advances the clock of the app instead of waiting. */
export async function absolutePlay(row: LiftRow): Promise<string> {
  const { app } = row
  const idle = await signedIn(row)
  await app.advance(IDLE_S - MARGIN_S)
  const used = await lookAgreed(idle.device)
  if (used !== 'in') return `used in time: ${used}`
  await app.advance(IDLE_S + MARGIN_S)
  const unused = await lookAgreed(idle.device)
  if (unused !== 'out') return `unused for too long: ${unused}`

  const busy = await signedIn(row)
  const step = IDLE_S - MARGIN_S
  for (let passed = step; passed < ABSOLUTE_S - MARGIN_S; passed += step) {
    await app.advance(step)
    const seen = await endpointState(busy.device) // this request renews the session
    if (seen !== 'in') return `used all the time, after ${passed / MINUTE_S} min: ${seen}`
  }
  const left = ABSOLUTE_S % step
  await app.advance(left + MARGIN_S)
  const over = await lookAgreed(busy.device)
  return over === 'out' ? 'ends' : `used all the time, after more than 12 h: ${over}`
}
