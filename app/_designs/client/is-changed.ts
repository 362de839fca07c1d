import type { Answer } from '@/_client/call'
import type { Person } from '@/_people/person'
import { REFUSALS } from '../request/refusal-messages'

/** A design on a page: `who` is the signed-in person by `whoOf`; null for nobody. */
export interface ShownSession {
  design: string
  who: string | null
}

/** The part of a person that a page compares. A new name or e-mail makes no other person. */
export const whoOf = ({ id, role }: Pick<Person, 'id' | 'role'>): string => `${id} ${role}`

/** The value of a page during an outage. It differs from every known state. */
export const NOT_KNOWN = 'not known'

/**
 * Whether the answer of `whoami` differs from the page. An answer without a known state, as in an
 * outage, changes nothing.
 */
export function isChanged({ who }: ShownSession, now: Answer<{ user: Person }>): boolean {
  if (now.ok) return who !== whoOf(now.value.user)
  return who !== null && Object.hasOwn(REFUSALS, now.problem.code)
}
