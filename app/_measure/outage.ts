import 'server-only'
import type { Design } from '@/_designs/design'
import { underStoreConditions } from '@/_store/conditions/conditions'
import { check } from './check'

/**
 * Whether a token that was just accepted is still accepted while no store answers. A cache can
 * survive a short outage.
 */
export async function survivesOutage(design: Design, token: string): Promise<boolean> {
  await check(design, token)
  const reading = await underStoreConditions({ outage: true }, () => design.read(token))
  return reading.state === 'accepted'
}
