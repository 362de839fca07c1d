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
 * The whole content of the comparison: the answer of each design to this browser, the person, and
 * the actions that are open to the person.
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
  // This includes a design whose session has expired: a person who set seconds can set more.
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
    // A browser whose sessions were revoked still has the cookies, so its columns stay in place.
    // The heartbeat of a column with a cookie notices changes that were made elsewhere.
    columnsWithoutCookie: readings
      .filter(({ token }) => token === null)
      .map(({ design }) => design.id),
    hasNoCookies: readings.every(({ token }) => token === null),
    designsOfPerson: accepted
      .filter(({ reading }) => reading.user.id === person?.id)
      .map(({ design: { id } }) => id),
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
 * A design that accepts this browser, shown or not. Through it, the person signs in to the other
 * designs with one click.
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
 * The present state of the account, not its state in the token; `unavailable` while the store is
 * down.
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
