import 'server-only'
import { compose, type DesignSpec } from './compose'
import type { Design } from './design'
import { databaseStrategy } from './strategies/database/strategy'
import { jwtStrategy } from './strategies/jwt/strategy'

/** Every design, one entry each. A new one appears in the pages, the tests and the bench by standing here. */
const SPECS: readonly DesignSpec[] = [
  { id: 'database', label: 'Database session', ...databaseStrategy, remedies: [] },
  { id: 'jwt', label: 'JWT session', ...jwtStrategy, remedies: [] },
]

export const DESIGN_IDS: readonly string[] = SPECS.map(({ id }) => id)

const composed = new Map<string, Design>()

/** The design of that id, or null. Composed on first use, so that a build needs no environment. */
export function getDesign(id: string): Design | null {
  const known = composed.get(id)
  if (known) return known
  const spec = SPECS.find((candidate) => candidate.id === id)
  if (!spec) return null
  const design = compose(spec)
  composed.set(id, design)
  return design
}

export const allDesigns = (): Design[] => DESIGN_IDS.flatMap((id) => getDesign(id) ?? [])
