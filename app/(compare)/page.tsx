import 'server-only'
import { type CurrentReading, getReadings } from '@/_designs/guard'
import { allDesigns } from '@/_designs/registry'
import { getView } from '@/_designs/view'
import { ViewSwitch } from '@/_designs/view-switch'
import { findPerson } from '@/_people/person'
import { isStoreUnavailable } from '@/_store/outage'
import { Notice } from '@/_ui/notice'
import { Deeds } from './deeds'
import { DesignColumn } from './design-column'
import { Stopwatch } from './live/stopwatch'
import { Story } from './story'
import { VisitorCard } from './visitor-card'

export default async function ComparePage({ searchParams }: { searchParams: Promise<{ view?: string | string[] }> }) {
  const view = await getView((await searchParams).view)
  const readings = await getReadings(view.designs)
  const accepted = readings.filter(isAccepted)
  const person = accepted[0]?.reading.user
  const theirs = accepted.filter(({ reading }) => reading.user.id === person?.id)
  const standing = person && readings.every(({ reading }) => reading.state !== 'unavailable') ? await getStanding(person.id) : 'unavailable'
  const outlived = standing === 'unknown'
  const shown = view.designs.map(({ id, label, strategy }) => ({ id, label, strategy }))
  return (
    <main id="main" className="mx-auto grid w-full max-w-[100rem] gap-8 px-4 py-8 sm:px-6">
      <div className="grid gap-4">
        <h1 className="font-semibold text-3xl tracking-tight sm:text-4xl">Sessions or JWTs? Hold one of each.</h1>
        <p className="max-w-prose text-ink-soft text-lg">
          NextAuth signs you in with a database session and with a JWT at the same time. Below is what each of them set, stored and checked, and what happens to
          it on every device when access is revoked. Every number is measured by this server, on your own requests.
        </p>
        <VisitorCard designs={allDesigns().map(({ id }) => id)} email={person && !outlived ? person.email : null} />
      </div>
      {!person && <Story />}
      {person && outlived && (
        <Notice kind="problem">
          {person.name} was deleted, 24 hours after they were made, and the token outlived them: it is accepted all the same until it expires, for nobody is
          asked. Sign out, or start as a new visitor.
        </Notice>
      )}
      {person && !outlived && <Deeds designs={theirs.map(({ design: { id, label } }) => ({ id, label }))} person={person} disabled={standing === 'disabled'} />}
      <Stopwatch designs={shown} />
      <ViewSwitch view={view.value} path="/" />
      <div className={`grid gap-6 ${readings.length > 1 ? 'lg:grid-cols-2 lg:gap-y-0' : ''}`}>
        {readings.map((current) => (
          <DesignColumn key={current.design.id} current={current} />
        ))}
      </div>
      {person && <Story />}
    </main>
  )
}

type AcceptedReading = CurrentReading & { reading: Extract<CurrentReading['reading'], { state: 'accepted' }> }
const isAccepted = (current: CurrentReading): current is AcceptedReading => current.reading.state === 'accepted'

/** What has become of somebody since the token was issued; `unavailable` while the store is down, as the columns say. */
async function getStanding(userId: string): Promise<'active' | 'disabled' | 'unknown' | 'unavailable'> {
  try {
    const found = await findPerson(userId, new Date())
    return found.ok ? 'active' : found.code
  } catch (error) {
    if (isStoreUnavailable(error)) return 'unavailable'
    throw error
  }
}
