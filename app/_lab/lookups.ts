import { Unexpected } from './reply'
import type { Said } from './said'

/**
 * How often an accepted check asked a store, as its answer says.
 * @throws Unexpected if the check was refused, or says nothing of it
 */
export function lookupsOf({ reply }: Said): number {
  const { trace } = reply.json<{ trace?: { lookups: number } }>(200)
  if (!trace) throw new Unexpected('The answer says nothing of its lookups.')
  return trace.lookups
}
