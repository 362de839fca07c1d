import 'server-only'
import Link from 'next/link'
import { getEnv } from '@/_config/env'
import { SIDES, type Side } from '@/_designs/comparison/sides'
import { type ComparisonView, getView } from '@/_designs/comparison/view'
import { ViewSwitch } from '@/_designs/comparison/view-switch'
import { allDesigns, allEntries, type Entry } from '@/_designs/registry'
import { type CurrentReading, getFirstAccepted, getReadings } from '@/_designs/request/guard'
import { lifetimesOf } from '@/_people/lifetimes'
import { findPerson } from '@/_people/person'
import { isStoreUnavailable } from '@/_store/outage'
import { Notice } from '@/_ui/notice'
import { pickerGroups } from './choices'
import type { Voucher } from './column-actions'
import { type ColumnData, getColumnData } from './column-data'
import { DesignColumn } from './design-column'
import { LifetimesForm } from './lifetimes-form'
import { SideBySide } from './live/side-by-side'
import { Stopwatch } from './live/stopwatch'
import { RecordedComparison } from './recorded-comparison'
import { Deeds } from './session-actions'
import { Story } from './story'
import { VisitorCard } from './visitor-card'

type Query = Record<string, string | string[] | undefined>

export default async function ComparePage({ searchParams }: { searchParams: Promise<Query> }) {
  const asked = await searchParams
  const view = await getView(asked)
  const { accountsOff } = getEnv()
  return (
    <main id="main" className="mx-auto grid w-full max-w-[100rem] gap-8 px-4 py-8 sm:px-6">
      {accountsOff === null ? (
        <LiveComparison asked={asked} view={view} />
      ) : (
        <Recorded view={view} why={accountsOff} />
      )}
    </main>
  )
}

const Title = () => (
  <h1 className="font-semibold text-3xl tracking-tight sm:text-4xl">
    Sessions or JWTs? Hold one of each.
  </h1>
)

function Recorded(props: { view: ComparisonView; why: string }) {
  return (
    <>
      <div className="grid gap-4">
        <Title />
        <p className="max-w-prose text-ink-soft text-lg">
          NextAuth signs you in with two session designs at the same time: any two of those that
          people really use. This deployment shows what the last test run found of each. The{' '}
          <Link href="/trade-offs" prefetch={false} className="underline underline-offset-4">
            trade-offs
          </Link>{' '}
          can be measured here and now.
        </p>
      </div>
      <RecordedComparison {...props} />
      <Story />
    </>
  )
}

/** Every number is measured now, on the visitor's own requests. */
async function LiveComparison({ asked, view }: { asked: Query; view: ComparisonView }) {
  const looks = await Promise.all((await getReadings(view.designs)).map(getColumnData))
  const readings = looks.map(({ current }) => current)
  const accepted = readings.filter(isAccepted)
  const person = accepted[0]?.reading.user
  // Whom a revocation threw out still has the cookies: the columns stay where they were.
  const newcomer = readings.every(({ token }) => token === null)
  const theirs = accepted.filter(({ reading }) => reading.user.id === person?.id)
  const standing =
    person && readings.every(({ reading }) => reading.state !== 'unavailable')
      ? await getStanding(person.id)
      : 'unavailable'
  const outlived = standing === 'unknown'
  // Also of a design whose session has run out: whoever set seconds can set more.
  const adjustable = outlived
    ? []
    : view.designs.filter((design) => design.remedies.some((remedy) => remedy.adjustable))
  const lifetimes =
    person && adjustable.length > 0 && standing !== 'unavailable'
      ? await lifetimesOf(person.id)
      : null
  const shown = view.designs.map(({ id, label, strategy }) => ({ id, label, strategy }))
  const voucher = outlived ? null : await getVoucher(view, accepted)
  const entries = allEntries()
  const missed = entries.filter(
    ({ id, needs }) => needs !== null && SIDES.some((side) => asked[side] === id),
  )
  const lookOf = (side: Side) => looks.find(({ current }) => current.design === view[side])
  const columnOf = (side: Side) => ({
    id: view[side].id,
    label: view[side].label,
    strategy: view[side].strategy,
    facts: lookOf(side)?.facts ?? null,
  })
  return (
    <>
      <div className="grid gap-4">
        <Title />
        <p className="max-w-prose text-ink-soft text-lg">
          NextAuth signs you in with two session designs at the same time: any two of those that
          people really use. Below is what each of them set, stored and checked, and what happens to
          it on every device when access is revoked. Every number is measured by this server, on
          your own requests.
        </p>
        <VisitorCard
          designs={shown.map(({ id }) => id)}
          query={view.query}
          email={person && !outlived ? person.email : null}
        />
      </div>
      {missed.map(({ id, label, needs }) => (
        <Notice key={id} kind="info">
          {label}: this needs {needs}, which this server does not have. Another design is shown in
          its place.
        </Notice>
      ))}
      {person && outlived && (
        <Notice kind="problem">
          {person.name} was deleted, 24 hours after they were made, and the token outlived them: it
          is accepted all the same until it expires, for nobody is asked. Sign out, or start as a
          new visitor.
        </Notice>
      )}
      {person && !outlived && (
        <Deeds
          designs={theirs.map(({ design: { id, label, guarantees } }) => ({
            id,
            label,
            roleLagMs: guarantees.roleLagMs,
          }))}
          person={person}
          disabled={standing === 'disabled'}
        />
      )}
      {theirs[0] && lifetimes && (
        <LifetimesForm
          by={theirs[0].design.id}
          designs={adjustable.map(({ id, label }) => ({ id, label }))}
          lifetimes={lifetimes}
        />
      )}
      <Stopwatch designs={shown} />
      <SideBySide left={columnOf('left')} right={columnOf('right')} />
      {newcomer && <Story />}
      <ViewSwitch view={view} path="/" />
      <div className="grid gap-6 lg:grid-cols-2 lg:gap-y-0">
        {SIDES.map((side) => {
          const look = lookOf(side)
          return (
            look && (
              <DesignColumn
                key={side}
                side={side}
                view={view}
                look={look}
                voucher={voucher}
                {...choices(entries, look)}
              />
            )
          )
        })}
      </div>
      {!newcomer && <Story />}
    </>
  )
}

/** What the picker of a column offers, and the design of this one's strategy without a remedy. */
function choices(entries: readonly Entry[], { current: { design } }: ColumnData) {
  const stock = entries.find(
    ({ strategy, remedies }) => strategy === design.strategy && remedies.length === 0,
  )
  return { groups: pickerGroups(entries), stock: stock?.id ?? design.id }
}

/** A design that accepts this browser, be it shown or not: by it, the same person can sign in to the others with one click. */
async function getVoucher(
  { designs }: ComparisonView,
  accepted: readonly AcceptedReading[],
): Promise<Voucher | null> {
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

/** What has become of somebody since the token was issued; `unavailable` while the store is down, as the columns say. */
async function getStanding(
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
