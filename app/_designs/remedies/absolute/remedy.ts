import 'server-only'
import { IDLE_LIFETIME_S } from '@/_config/lifetimes'
import { lifetimesOf } from '@/_people/lifetimes'
import type { Remedy } from '../../design'
import { absolute } from './absolute'

export const absoluteRemedy: Remedy = {
  id: 'absolute',
  summary: 'Ends a session after 12 hours however much it is used, and after 30 minutes without use; it costs people a sign-in a day.',
  wiring: `import { absolute } from './absolute/absolute'
export const { handlers, auth } = NextAuth(absolute({ providers }, { idleS: 1800, lifetimesOf: async () => ({ absoluteS: 43200, idleS: 1800 }) }))`,
  adjustable: true,
  apply: (parts) => ({
    ...parts,
    statement: { ...parts.statement, bounded: true, lifetimeS: IDLE_LIFETIME_S },
    config: absolute(parts.config, { idleS: IDLE_LIFETIME_S, lifetimesOf }),
  }),
}
