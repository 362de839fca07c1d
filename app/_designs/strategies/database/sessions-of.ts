import 'server-only'
import type { DesignConfig } from '../../design'
import type { SessionAdapter } from '../../session-adapter'

/** The adapter that this strategy gave the config, as the remedies left it. */
export function sessionsOf({ adapter }: DesignConfig): SessionAdapter {
  if (!adapter) throw new TypeError('A design with database sessions has lost its adapter.')
  return adapter
}
