import 'server-only'
import type { Design } from '@/_designs/design'
import { withStoreUnplugged } from '@/_store/unplugged'
import { check } from './check'

/**
 * Whether a token that was just accepted is still accepted while no store answers. A cache can
 * survive a short outage.
 */
export async function survivesOutage(design: Design, token: string): Promise<boolean> {
  await check(design, token)
  const reading = await withStoreUnplugged(() => design.read(token))
  return reading.state === 'accepted'
}
