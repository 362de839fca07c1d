import 'server-only'
import { SIDES } from '@/_designs/comparison/sides'
import type { ComparisonView } from '@/_designs/comparison/view'
import { allDesigns, allEntries } from '@/_designs/registry'
import { type CurrentReading, getFirstAccepted, getReadings } from '@/_designs/request/guard'
import { lifetimesOf } from '@/_people/lifetimes'
import { findPerson } from '@/_people/person'
import { isStoreUnavailable } from '@/_store/outage'
import type { SignInSource } from './column-actions'
import { getColumnData } from './column-data'

/**
 * All that the comparison shows: what each design says of this browser, who is signed in, and what
 * that person can do.
 * @param asked the parameters of the address, which may name a design that this server cannot offer
 */
export async function getComparison(
  view: ComparisonView,
  asked: Readonly<Record<string, string | string[] | undefined>>,
) {
  const data = await Promise.all((await getReadings(view.designs)).map(getColumnData))
  const readings = data.map(({ current }) => current)
  const accepted = readings.filter(isAccepted)
  const person = accepted[0]?.reading.user
  const isKnowable = readings.every(({ reading }) => reading.state !== 'unavailable')
  const account = person && isKnowable ? await getAccount(person.id) : 'unavailable'
  // Also a design whose session has expired: a person who set seconds can set more.
  const adjustable = view.designs.filter(
    ({ remedies }) => account !== 'unknown' && remedies.some((remedy) => remedy.adjustable),
  )
  const entries = allEntries()
  return {
    columns: {
      left: data.find(({ current }) => current.design === view.left),
      right: data.find(({ current }) => current.design === view.right),
    },
    person,
    account,
    // A browser whose sessions were revoked still has the cookies: its columns stay where they
    // were.
    hasNoCookies: readings.every(({ token }) => token === null),
    designsOfPerson: accepted
      .filter(({ reading }) => reading.user.id === person?.id)
      .map(({ design: { id, label, guarantees } }) => ({
        ...{ id, label },
        ...{ roleLagMs: guarantees.roleLagMs, signOutLagMs: guarantees.signOutLagMs },
      })),
    adjustableDesigns: adjustable.map(({ id, label }) => ({ id, label })),
    lifetimes:
      person && adjustable.length > 0 && account !== 'unavailable'
        ? await lifetimesOf(person.id)
        : null,
    signInSource: account === 'unknown' ? null : await getSignInSource(view, accepted),
    entries,
    unavailableDesigns: entries.filter(
      ({ id, needs }) => needs !== null && SIDES.some((side) => asked[side] === id),
    ),
  }
}

/**
 * A design that accepts this browser, shown or not. Through it, the same person signs in to the
 * others with one click.
 */
async function getSignInSource(
  { designs }: ComparisonView,
  accepted: readonly AcceptedReading[],
): Promise<SignInSource | null> {
  if (accepted.length === designs.length) return null
  const [here] = accepted
  if (here) return { design: here.design.id, name: here.reading.user.name }
  const there = await getFirstAccepted(allDesigns().filter((design) => !designs.includes(design)))
  return there && { design: there.design.id, name: there.user.name }
}

type AcceptedReading = CurrentReading & {
  reading: Extract<CurrentReading['reading'], { state: 'accepted' }>
}
const isAccepted = (current: CurrentReading): current is AcceptedReading =>
  current.reading.state === 'accepted'

/**
 * The account since the token was issued; `unavailable` while the store is down, as the columns
 * say.
 */
async function getAccount(
  userId: string,
): Promise<'active' | 'disabled' | 'unknown' | 'unavailable'> {
  try {
    const found = await findPerson(userId, new Date())
    return found.ok ? 'active' : found.code
  } catch (error) {
    if (isStoreUnavailable(error)) return 'unavailable'
    throw error
  }
}
