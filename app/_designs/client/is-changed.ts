import type { Answer } from '@/_client/call'
import type { Person } from '@/_people/person'
import { REFUSALS } from '../request/refusal-messages'

/** What a page shows of a design: who is signed in, as `whoOf` puts it; null for nobody. */
export interface ShownSession {
  design: string
  who: string | null
}

/** A person, as far as a page would have to change: by name and e-mail, nobody becomes another. */
export const whoOf = ({ id, role }: Pick<Person, 'id' | 'role'>): string => `${id} ${role}`

/** What a page shows during an outage: whatever is known afterwards is something else. */
export const NOT_KNOWN = 'not known'

/**
 * Whether a page shows something else than `whoami` answers now. An answer that says nothing of the
 * session, as in an outage, changes nothing.
 */
export function isChanged({ who }: ShownSession, now: Answer<{ user: Person }>): boolean {
  if (now.ok) return who !== whoOf(now.value.user)
  return who !== null && Object.hasOwn(REFUSALS, now.problem.code)
}
