import { lookAgreed } from '../rig/look'
import { signOut } from '../rig/people'
import { startApp } from '../rig/running-app'
import type { LiftRow } from '../rows'
import { signedIn } from './signing-in'

/**
 * A second server with the same store accepts an ended session for the time on the page, and no
 * longer.
 */
export async function cachedPlay(row: LiftRow): Promise<string> {
  const { app, bench, variant, heldS } = row
  const nextDoor = await startApp(bench, { config: variant, secret: app.secret })
  try {
    const { device } = await signedIn(row)
    const there = await nextDoor.copyOf(device)
    const known = await lookAgreed(there)
    if (known !== 'in') return `next door: ${known}`
    await signOut(device, 'endpoint')
    const still = await lookAgreed(await nextDoor.copyOf(there))
    if (still !== 'in') return `next door, at once: ${still}`
    await nextDoor.advance(heldS)
    const later = await lookAgreed(there)
    return later === 'out' ? 'lag next door' : `next door, ${heldS} s later: ${later}`
  } finally {
    await nextDoor.stop()
  }
}
