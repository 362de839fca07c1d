import 'server-only'
import type { Side } from '@/_designs/comparison/sides'
import type { ComparisonView } from '@/_designs/comparison/view'
import type { CurrentReading } from '@/_designs/request/guard'
import { REFUSALS } from '@/_designs/request/refusal-messages'
import { cookieBytes } from '@/_designs/request/token'
import { CookiePanel } from '@/_inspector/cookie-panel'
import { DocumentCookie } from '@/_inspector/document-cookie'
import { PayloadPanel } from '@/_inspector/payload-panel'
import { RecordPanel } from '@/_inspector/record-panel'
import { Countdown } from '@/_ui/countdown'
import { Notice } from '@/_ui/notice'
import { ColumnActions, type SignInSource } from './column-actions'
import type { ColumnData } from './column-data'
import { Makeup } from './design-composition'
import { DesignPicker, type PickerGroup } from './design-picker'
import { CostPanel } from './live/cost-panel'
import { HeartbeatPanel } from './live/heartbeat-panel'
import { signOutPromise } from './live/stated'
import { WhatChanged } from './live/what-changed'
import { RevealCookie } from './reveal-cookie'

interface Props {
  side: Side
  view: ComparisonView
  data: ColumnData
  groups: readonly PickerGroup[]
  /** The design of the same strategy without a remedy. */
  stock: string
  /** Another design through which this person could sign in to this one. */
  signInSource: SignInSource | null
}

/**
 * One design with all its panels. It does not know the other side. The state of a panel belongs to
 * its design, so the panels have keys.
 */
export function DesignColumn({
  side,
  view,
  data: { current, cookies, cookieEnds, inspection, facts },
  groups,
  stock,
  signInSource,
}: Props) {
  const { design, token, reading } = current
  const instead =
    token === null
      ? 'No token, so there is nothing to look at.'
      : 'The store does not answer, so nobody can look.'
  const {
    id,
    label,
    renewal,
    guarantees: { signOutLagMs },
  } = design
  const named = { id, label, renewal, signOutLagMs }
  const accepted = reading.state === 'accepted'
  const guards = view.guarding.some((guarding) => guarding.id === id)
  return (
    <section
      aria-labelledby={id}
      data-strategy={design.strategy}
      className="min-w-0 overflow-clip rounded-xl border border-line border-t-4 border-t-strategy bg-surface lg:row-span-7 lg:grid lg:grid-rows-subgrid lg:gap-0"
    >
      <header className="grid content-start gap-3 bg-strategy-soft px-4 py-4 sm:px-5">
        <h2 id={id} className="sr-only">
          {label}
        </h2>
        <DesignPicker
          side={side}
          shown={{ left: view.left.id, right: view.right.id, on: view.on }}
          groups={groups}
        />
        <Makeup design={design} />
        <WhatChanged key={`${id} changed`} side={side} design={id} facts={facts} stock={stock} />
        <WhoAmI reading={reading} toleranceMs={design.guarantees.toleranceMs} />
        <p className="text-ink-soft text-xs">
          {guards
            ? 'Switched on: it guards /account.'
            : 'Not switched on: /account does not ask it.'}
        </p>
        <ColumnActions
          key={id}
          design={named}
          query={view.query}
          hasCookie={token !== null}
          accepted={accepted}
          signInSource={signInSource}
        />
        {token !== null && (
          <p className="max-w-prose text-ink-soft text-xs">{signOutPromise(signOutLagMs)}</p>
        )}
      </header>
      <HeartbeatPanel
        key={`${id} heartbeat`}
        design={named}
        hasCookie={token !== null}
        accepted={accepted}
      />
      <CookiePanel
        design={design}
        cookies={cookies}
        bytes={cookieBytes(cookies)}
        expires={cookieEnds}
      >
        <RevealCookie
          key={id}
          design={id}
          masked={cookies.map(({ name, value }) => ({ name, length: value.length }))}
        />
      </CookiePanel>
      <PayloadPanel inspection={inspection} instead={instead} />
      <RecordPanel inspection={inspection} instead={instead} />
      <CostPanel design={id} />
      <DocumentCookie name={design.cookies.sessionToken} />
    </section>
  )
}

function WhoAmI({
  reading,
  toleranceMs,
}: {
  reading: CurrentReading['reading']
  toleranceMs: number
}) {
  if (reading.state === 'unavailable')
    return (
      <Notice kind="outage">
        The store does not answer, so nobody can tell whether you are signed in. The cookie is kept.
      </Notice>
    )
  if (reading.state === 'refused')
    return (
      <Notice kind={reading.code === 'no_token' ? 'info' : 'problem'}>
        {REFUSALS[reading.code]}
      </Notice>
    )
  const { user, expires } = reading
  return (
    <p className="text-sm">
      You are <strong className="font-semibold">{user.name}</strong>, {user.role},{' '}
      <strong className="font-semibold">
        <Countdown until={expires} toleranceMs={toleranceMs} />
      </strong>
      .
    </p>
  )
}
