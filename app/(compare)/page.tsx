import 'server-only'
import Link from 'next/link'
import { ANSWER } from '@/_claims/answer'
import { getEnv } from '@/_config/env'
import { NoticeElsewhere } from '@/_designs/client/notice-elsewhere'
import { SIDES, toQuery } from '@/_designs/comparison/sides'
import { type ComparisonView, getView } from '@/_designs/comparison/view'
import { ViewSwitch } from '@/_designs/comparison/view-switch'
import type { Design } from '@/_designs/design'
import type { Guarantees } from '@/_designs/guarantees'
import { allDesigns, type Entry } from '@/_designs/registry'
import { NeedsScript } from '@/_ui/needs-script'
import { Notice } from '@/_ui/notice'
import { pickerGroups } from './choices'
import type { ColumnData } from './column-data'
import { getComparison } from './comparison'
import { DesignHead } from './design-head'
import { Details } from './details'
import { FirstScreen } from './first-screen'
import { LifetimesForm } from './lifetimes-form'
import { SessionGrid } from './live/session-grid'
import { SideBySide } from './live/side-by-side'
import { RecordedComparison } from './recorded-comparison'
import { SessionActions } from './session-actions'
import { Story } from './story'
import { addressOf, parseTab, pathOf, type Tab } from './tabs'
import { VisitorCard } from './visitor-card'

type Query = Record<string, string | string[] | undefined>

export default async function ComparePage({ searchParams }: { searchParams: Promise<Query> }) {
  const asked = await searchParams
  const view = await getView(asked)
  const { accountsOff } = getEnv()
  return (
    <main
      id="main"
      className="mx-auto grid w-full max-w-[100rem] grid-cols-[minmax(0,1fr)] gap-3 px-4 pt-3 pb-24 sm:px-6 lg:pb-8"
    >
      {accountsOff === null ? (
        <LiveComparison asked={asked} view={view} />
      ) : (
        <Recorded view={view} why={accountsOff} />
      )}
    </main>
  )
}

const Title = () => (
  <h1 className="font-semibold text-xl tracking-tight sm:text-2xl">Sessions or JWT?</h1>
)

/** The answer in short, and what a visitor will see, for somebody who is new. */
const Introduction = () => (
  <div className="grid items-start gap-x-8 gap-y-4 lg:grid-cols-[minmax(0,1fr)_30rem]">
    <div className="grid max-w-prose gap-2">
      <ul className="grid gap-1 font-medium lg:text-lg">
        {ANSWER.map((line) => (
          <li key={line}>{line}</li>
        ))}
      </ul>
      <p>
        <Link href="/which" prefetch={false} className="font-medium underline underline-offset-4">
          Which one is it for your app?
        </Link>
      </p>
      <p className="text-ink-soft">
        See it here: you sign in twice, with a session and with a JWT. Let a thief copy your
        cookies, sign out, and look who is still in. Every number is measured on your own requests.
      </p>
    </div>
    <figure className="grid gap-1">
      <picture>
        <source media="(prefers-color-scheme: dark)" srcSet="/screenshots/revoked-dark.png" />
        <img
          src="/screenshots/revoked-light.png"
          alt="After “Revoke all”, the thief is locked out of the database session and is still in the JWT session."
          width={1440}
          height={900}
          loading="lazy"
          className="h-auto w-full rounded-lg border border-line"
        />
      </picture>
      <figcaption className="text-ink-soft text-xs">
        Recorded in a test run, after “Revoke all”: the thief has lost the session, and keeps the
        JWT.
      </figcaption>
    </figure>
  </div>
)

function Recorded(props: { view: ComparisonView; why: string }) {
  return (
    <>
      <div className="grid gap-4">
        <Title />
        <p className="max-w-prose text-ink-soft text-lg">
          NextAuth can sign you in with a database session or with a JWT. This deployment shows what
          the last test run found of each. The{' '}
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
  const { columns, person, account, hasNoCookies, ...rest } = await getComparison(view, asked)
  const isDeleted = account === 'unknown'
  const tab = parseTab(asked.tab)
  const actor = isDeleted ? null : (person ?? null)
  const accepting = rest.designsOfPerson
  const shown = view.designs.map((design) => ({
    ...watchedDesign(design),
    hasCookie: !rest.columnsWithoutCookie.includes(design.id),
    accepted: !isDeleted && accepting.includes(design.id),
    quicker: quickerThan(design, view, tab),
  }))
  return (
    <>
      <div className="flex flex-wrap items-start justify-between gap-x-6 gap-y-2">
        <Title />
        <VisitorCard
          designs={view.designs.map(({ id }) => id)}
          query={view.query}
          email={actor ? actor.email : null}
        />
      </div>
      {hasNoCookies && (
        <FirstScreen>
          <Introduction />
        </FirstScreen>
      )}
      <NeedsScript what="This page" />
      <NoticeElsewhere shown={rest.columnsWithoutCookie.map((design) => ({ design, who: null }))} />
      {rest.unavailableDesigns.map(({ id, label, needs }) => (
        <Notice key={id} kind="info">
          {label}: this needs {needs}, which this server does not have. Another design is shown in
          its place.
        </Notice>
      ))}
      {person && isDeleted && (
        <Notice kind="problem">
          {person.name} was deleted 24 hours after the start, and the token outlived them. It is
          accepted until it expires, because no check asks the store. Sign out, or start as a new
          visitor.
        </Notice>
      )}
      <SessionActions
        designs={shown.map(({ id, accepted, roleLagMs, signOutLagMs }) => ({
          ...{ id, accepted, roleLagMs, signOutLagMs },
        }))}
        person={actor}
        disabled={account === 'disabled'}
        signInSource={rest.signInSource}
        query={view.query}
      />
      <div className="grid">
        <div className="grid grid-cols-2 gap-px lg:grid-cols-[8.5rem_minmax(0,1fr)_minmax(0,1fr)] lg:gap-x-4 lg:px-4">
          <span className="hidden lg:block" />
          {SIDES.map((side) => {
            const data = columns[side]
            return (
              data && (
                <DesignHead
                  key={side}
                  side={side}
                  view={view}
                  data={data}
                  signInSource={rest.signInSource}
                  groups={pickerGroups(rest.entries)}
                  path={pathOf(tab)}
                />
              )
            )
          })}
        </div>
        <SessionGrid designs={shown} />
      </div>
      <SideBySide
        left={columnOf(view.left, columns.left)}
        right={columnOf(view.right, columns.right)}
      />
      <ViewSwitch view={view} path={pathOf(tab)} />
      <Details
        tab={tab}
        view={view}
        columns={columns}
        stockOf={(design) => stockOf(rest.entries, design)}
      />
      {accepting[0] && rest.lifetimes && (
        <LifetimesForm
          by={accepting[0]}
          designs={rest.adjustableDesigns}
          lifetimes={rest.lifetimes}
        />
      )}
      <Story />
    </>
  )
}

const columnOf = ({ id, label, strategy }: Design, data: ColumnData | undefined) => ({
  ...{ id, label, strategy },
  facts: data?.facts ?? null,
})

const watchedDesign = ({ id, label, strategy, renewal, guarantees }: Design) => ({
  ...{ id, label, strategy, renewal },
  ...{ roleLagMs: guarantees.roleLagMs, signOutLagMs: guarantees.signOutLagMs },
})

/** Designs of the same strategy that would act at once, as comparisons in the place of this one. */
function quickerThan({ id, strategy }: Design, { left, right, on }: ComparisonView, tab: Tab) {
  const isShown = (other: Design) => other.id === left.id || other.id === right.id
  const first = (isGood: (guarantees: Guarantees) => boolean) => {
    const found = allDesigns().find(
      (other) => other.strategy === strategy && !isShown(other) && isGood(other.guarantees),
    )
    const sides = { left: left.id, right: right.id, on }
    return found
      ? {
          label: found.label,
          address: addressOf(
            tab,
            toQuery({ ...sides, [left.id === id ? 'left' : 'right']: found.id }),
          ),
        }
      : null
  }
  return {
    session: first(({ lagMs, signOutLagMs }) => lagMs === 0 && signOutLagMs === 0),
    role: first(({ roleLagMs }) => roleLagMs === 0),
  }
}

/** The design of the same strategy without a remedy. */
const stockOf = (entries: readonly Entry[], design: Design): string =>
  entries.find(({ strategy, remedies }) => strategy === design.strategy && remedies.length === 0)
    ?.id ?? design.id
