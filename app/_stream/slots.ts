import 'server-only'
import { oncePerProcess } from '@/_config/once-per-process'

/**
 * The number of runs at once in one process. Measurements would disturb each other, and labs take
 * turns.
 */
const MOST_AT_ONCE = { measurements: 3, labs: 8 } as const

/**
 * Claims a slot for a run in this process. A visitor has one slot of each kind.
 * @returns the function that releases it, or the reason why there is none
 */
export function claimSlot(
  kind: keyof typeof MOST_AT_ONCE,
  visitor: string,
): { ok: true; release: () => void } | { ok: false; code: 'yours' | 'full' } {
  const slots = oncePerProcess(`${kind} under way`, () => new Set<string>())
  if (slots.has(visitor)) return { ok: false, code: 'yours' }
  if (slots.size >= MOST_AT_ONCE[kind]) return { ok: false, code: 'full' }
  slots.add(visitor)
  return { ok: true, release: () => slots.delete(visitor) }
}
