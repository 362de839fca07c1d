import 'server-only'
import type { DesignConfig } from '../design'
import type { SessionAdapter } from './session-adapter'

/**
 * The adapter of a design with database sessions, after all remedies.
 * @throws TypeError if the design has no such adapter
 */
export function sessionsOf({ adapter }: DesignConfig): SessionAdapter {
  if (!adapter) throw new TypeError('A design with database sessions has lost its adapter.')
  return adapter
}
