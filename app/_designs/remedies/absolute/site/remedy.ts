import 'server-only'
import { IDLE_LIFETIME_S } from '@/_config/lifetimes'
import { lifetimesOf } from '@/_people/lifetimes'
import type { Remedy } from '../../../design'
import { absolute } from '../absolute'
import { lift } from './lift'

export const absoluteRemedy: Remedy = {
  id: 'absolute',
  summary:
    'Ends a session after 12 hours however much it is used, and after 30 minutes without use; it costs people a sign-in a day.',
  lift,
  adjustable: true,
  apply: (parts) => ({
    ...parts,
    guarantees: { ...parts.guarantees, hasAbsoluteExpiry: true, lifetimeS: IDLE_LIFETIME_S },
    config: absolute(parts.config, { idleS: IDLE_LIFETIME_S, lifetimesOf }),
  }),
}
