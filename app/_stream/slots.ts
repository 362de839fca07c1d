import 'server-only'
import { oncePerProcess } from '@/_config/once-per-process'

/**
 * How many may be under way at once in one process: measurements would measure each other, labs
 * take turns.
 */
const MOST_AT_ONCE = { measurements: 3, labs: 8 } as const

/**
 * A place among the runs of this process: one of a kind per visitor. @returns how to give it back,
 * or why there is none.
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
