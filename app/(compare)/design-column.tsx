import 'server-only'
import { headers } from 'next/headers'
import type { CurrentReading } from '@/_designs/guard'
import { REFUSALS } from '@/_designs/refusals'
import { sessionCookies } from '@/_designs/token'
import { CookiePanel } from '@/_inspector/cookie-panel'
import { DocumentCookie } from '@/_inspector/document-cookie'
import { PayloadPanel } from '@/_inspector/payload-panel'
import { RecordPanel } from '@/_inspector/record-panel'
import { isStoreUnavailable } from '@/_store/outage'
import { Countdown } from '@/_ui/countdown'
import { Notice } from '@/_ui/notice'
import { ColumnActions } from './column-actions'
import { CostPanel } from './live/cost-panel'
import { HeartbeatPanel } from './live/heartbeat-panel'
import { RevealCookie } from './reveal-cookie'

/** One design, laid open. Written once: it does not know which side it is on. */
export async function DesignColumn({ current: { design, token, reading } }: { current: CurrentReading }) {
  const cookies = sessionCookies((await headers()).get('cookie') ?? '', design.cookies.sessionToken)
  // While the store is down, asking it again would only make the page late.
  const inspection = token === null || reading.state === 'unavailable' ? null : await inspectOrNull(() => design.inspect(token))
  const instead = token === null ? 'No token, so there is nothing to look at.' : 'The store does not answer, so nobody can look.'
  const named = { id: design.id, label: design.label }
  const accepted = reading.state === 'accepted'
  return (
    <section
      aria-labelledby={design.id}
      data-strategy={design.strategy}
      className="min-w-0 overflow-clip rounded-xl border border-line border-t-4 border-t-strategy bg-surface lg:row-span-7 lg:grid lg:grid-rows-subgrid lg:gap-0"
    >
      <header className="grid content-start gap-3 bg-strategy-soft px-4 py-4 sm:px-5">
        <div className="flex flex-wrap items-baseline justify-between gap-2">
          <h2 id={design.id} className="font-semibold text-strategy-ink text-xl tracking-tight">
            {design.label}
          </h2>
          <code className="font-mono text-ink-soft text-xs">strategy: "{design.strategy}"</code>
        </div>
        <p className="max-w-prose text-sm">{design.summary}</p>
        <WhoAmI reading={reading} />
        <ColumnActions design={named} hasCookie={token !== null} accepted={accepted} />
      </header>
      <HeartbeatPanel design={named} hasCookie={token !== null} accepted={accepted} />
      <CookiePanel design={design} cookies={cookies} expires={accepted ? reading.expires : null}>
        <RevealCookie design={design.id} masked={cookies.map(({ name, value }) => ({ name, length: value.length }))} />
      </CookiePanel>
      <PayloadPanel inspection={inspection} instead={instead} />
      <RecordPanel inspection={inspection} instead={instead} />
      <CostPanel design={design.id} />
      <DocumentCookie name={design.cookies.sessionToken} />
    </section>
  )
}

function WhoAmI({ reading }: { reading: CurrentReading['reading'] }) {
  if (reading.state === 'unavailable')
    return <Notice kind="outage">The store does not answer, so nobody can tell whether you are signed in. The cookie is kept.</Notice>
  if (reading.state === 'refused') return <Notice kind={reading.code === 'no_token' ? 'info' : 'problem'}>{REFUSALS[reading.code]}</Notice>
  const { user, expires } = reading
  return (
    <p className="text-sm">
      You are <strong className="font-semibold">{user.name}</strong>, {user.role}, for another{' '}
      <strong className="font-semibold">
        <Countdown until={expires} />
      </strong>
      .
    </p>
  )
}

/** While the store is down there is nothing to lay open; the header says why. */
async function inspectOrNull<T>(inspect: () => Promise<T>): Promise<T | null> {
  try {
    return await inspect()
  } catch (error) {
    if (isStoreUnavailable(error)) return null
    throw error
  }
}
