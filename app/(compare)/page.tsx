import 'server-only'
import Link from 'next/link'
import { ANSWER } from '@/_claims/answer'
import { getEnv } from '@/_config/env'
import { NoticeElsewhere } from '@/_designs/client/notice-elsewhere'
import { SIDES } from '@/_designs/comparison/sides'
import { type ComparisonView, getView } from '@/_designs/comparison/view'
import { ViewSwitch } from '@/_designs/comparison/view-switch'
import type { Design } from '@/_designs/design'
import type { Entry } from '@/_designs/registry'
import { NeedsScript } from '@/_ui/needs-script'
import { Notice } from '@/_ui/notice'
import { pickerGroups } from './choices'
import type { ColumnData } from './column-data'
import { getComparison } from './comparison'
import { DesignColumn } from './design-column'
import { LifetimesForm } from './lifetimes-form'
import { SideBySide } from './live/side-by-side'
import { Stopwatch } from './live/stopwatch'
import { RecordedComparison } from './recorded-comparison'
import { SessionActions } from './session-actions'
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
  <h1 className="font-semibold text-3xl tracking-tight sm:text-4xl">Sessions or JWT?</h1>
)

/** The answer in short, for a new visitor. */
const Answer = () => (
  <div className="grid max-w-prose gap-1">
    <ul className="grid gap-1">
      {ANSWER.map((line) => (
        <li key={line}>{line}</li>
      ))}
    </ul>
    <p>
      <Link href="/which" prefetch={false} className="font-medium underline underline-offset-4">
        Which one is it for your app?
      </Link>
    </p>
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
  return (
    <>
      <div className="grid gap-4">
        <Title />
        <p className="max-w-prose text-ink-soft text-lg">
          Here you sign in twice: with a database session, and with a JWT. See what each one stores
          and checks, and what happens on all your devices when you revoke access. This server
          measures every number, on your own requests.
        </p>
        {hasNoCookies && <Answer />}
        <NeedsScript what="This page" />
        <NoticeElsewhere
          shown={rest.columnsWithoutCookie.map((design) => ({ design, who: null }))}
        />
        <VisitorCard
          designs={view.designs.map(({ id }) => id)}
          query={view.query}
          email={person && !isDeleted ? person.email : null}
        />
      </div>
      {rest.unavailableDesigns.map(({ id, label, needs }) => (
        <Notice key={id} kind="info">
          {label}: this needs {needs}, which this server does not have. Another design is shown in
          its place.
        </Notice>
      ))}
      {person && isDeleted && (
        <Notice kind="problem">
          {person.name} was deleted, 24 hours after they were made, and the token outlived them: it
          is accepted all the same until it expires, for nobody is asked. Sign out, or start as a
          new visitor.
        </Notice>
      )}
      {person && !isDeleted && (
        <SessionActions
          designs={rest.designsOfPerson}
          person={person}
          disabled={account === 'disabled'}
        />
      )}
      {rest.designsOfPerson[0] && rest.lifetimes && (
        <LifetimesForm
          by={rest.designsOfPerson[0].id}
          designs={rest.adjustableDesigns}
          lifetimes={rest.lifetimes}
        />
      )}
      <Stopwatch
        designs={view.designs.map(({ id, label, strategy }) => ({ id, label, strategy }))}
      />
      <SideBySide
        left={columnOf(view.left, columns.left)}
        right={columnOf(view.right, columns.right)}
      />
      {hasNoCookies && <Story />}
      <ViewSwitch view={view} path="/" />
      <div className="grid gap-6 lg:grid-cols-2 lg:gap-y-0">
        {SIDES.map((side) => {
          const data = columns[side]
          return (
            data && (
              <DesignColumn
                key={side}
                side={side}
                view={view}
                data={data}
                signInSource={rest.signInSource}
                {...choices(rest.entries, data)}
              />
            )
          )
        })}
      </div>
      {!hasNoCookies && <Story />}
    </>
  )
}

const columnOf = ({ id, label, strategy }: Design, data: ColumnData | undefined) => ({
  ...{ id, label, strategy },
  facts: data?.facts ?? null,
})

/** The options of a column's picker, and the design of the same strategy without a remedy. */
function choices(entries: readonly Entry[], { current: { design } }: ColumnData) {
  const stock = entries.find(
    ({ strategy, remedies }) => strategy === design.strategy && remedies.length === 0,
  )
  return { groups: pickerGroups(entries), stock: stock?.id ?? design.id }
}
