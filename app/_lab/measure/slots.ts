import 'server-only'
import { oncePerProcess } from '@/_config/once-per-process'

/** More at once would measure each other. */
const MOST_AT_ONCE = 3

const running = () => oncePerProcess('measurements under way', () => new Set<string>())

/** A place among the runs of this process: one per visitor. @returns how to give it back, or why there is none. */
export function claimSlot(visitor: string): { ok: true; release: () => void } | { ok: false; code: 'yours' | 'full' } {
  const slots = running()
  if (slots.has(visitor)) return { ok: false, code: 'yours' }
  if (slots.size >= MOST_AT_ONCE) return { ok: false, code: 'full' }
  slots.add(visitor)
  return { ok: true, release: () => slots.delete(visitor) }
}
