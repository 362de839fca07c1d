import type { Metadata } from 'next'
import Link from 'next/link'
import { NOT_KNOWN, whoOf } from '@/_designs/client/is-changed'
import { NoticeElsewhere } from '@/_designs/client/notice-elsewhere'
import { getView } from '@/_designs/comparison/view'
import { ViewSwitch } from '@/_designs/comparison/view-switch'
import { type Admission, requireAccepted } from '@/_designs/request/guard'
import { Countdown } from '@/_ui/countdown'
import { Notice } from '@/_ui/notice'
import { Panel } from '@/_ui/panel'

export const metadata: Metadata = {
  title: 'Account, the guarded page',
  description: 'A page that a database session, a JWT, or both of them guard.',
}

/** The guarded page: every design that is switched on has to accept the visitor. */
export default async function AccountPage({
  searchParams,
}: {
  searchParams: Promise<Record<string, string | string[] | undefined>>
}) {
  const view = await getView(await searchParams)
  const admissions = await requireAccepted(view, '/account')
  return (
    <main id="main" className="mx-auto grid w-full max-w-5xl gap-6 px-4 py-8 sm:px-6">
      <div className="grid gap-2">
        <h1 className="font-semibold text-3xl tracking-tight">Account</h1>
        <p className="max-w-prose text-ink-soft">
          A guarded page.{' '}
          {admissions.length > 1
            ? 'Both designs are switched on, so both had to let you in.'
            : 'The design that is switched on let you in.'}{' '}
          Revoke a session on the{' '}
          <Link href={`/?${view.query}`} prefetch={false} className="underline underline-offset-4">
            comparison
          </Link>{' '}
          and load this page again.
        </p>
      </div>
      <NoticeElsewhere
        shown={admissions.map((admission) => ({
          design: admission.design.id,
          who: admission.state === 'accepted' ? whoOf(admission.user) : NOT_KNOWN,
        }))}
      />
      <ViewSwitch view={view} path="/account" />
      <div className={`grid gap-6 ${admissions.length > 1 ? 'md:grid-cols-2' : ''}`}>
        {admissions.map((admission) => (
          <Admitted key={admission.design.id} admission={admission} />
        ))}
      </div>
    </main>
  )
}

function Admitted({ admission }: { admission: Admission }) {
  const { design } = admission
  return (
    <section
      aria-labelledby={design.id}
      data-strategy={design.strategy}
      className="overflow-clip rounded-xl border border-line border-t-4 border-t-strategy bg-surface"
    >
      <h2
        id={design.id}
        className="bg-strategy-soft px-4 py-3 font-semibold text-lg text-strategy-ink sm:px-5"
      >
        {design.label}
      </h2>
      {admission.state === 'unavailable' ? (
        <div className="p-4">
          <Notice kind="outage">
            The store does not answer, so nobody can tell whether you are signed in. Your cookie is
            kept: load the page again in a few seconds.
          </Notice>
        </div>
      ) : (
        <Details admission={admission} />
      )}
    </section>
  )
}

function Details({
  admission: { user, expires, trace, design },
}: {
  admission: Extract<Admission, { state: 'accepted' }>
}) {
  const rows = [
    ['Name', user.name],
    ['E-mail', user.email],
    ['Role', user.role],
  ]
  return (
    <>
      <Panel
        title="Who you are"
        description="As this design says it, for this very request."
        file="app/account/page.tsx"
      >
        <dl className="grid grid-cols-[5rem_1fr] gap-y-1 text-sm">
          {rows.map(([name, value]) => (
            <div key={name} className="contents">
              <dt className="text-ink-soft">{name}</dt>
              <dd className="min-w-0 break-words">{value}</dd>
            </div>
          ))}
          <dt className="text-ink-soft">Valid</dt>
          <dd>
            <Countdown until={expires} toleranceMs={design.guarantees.toleranceMs} />
          </dd>
        </dl>
        <p className="mt-3 text-ink-soft text-sm tabular-nums">
          The check took {trace.totalMs.toFixed(2)} ms, with {trace.lookups}{' '}
          {trace.lookups === 1 ? 'lookup' : 'lookups'} and {trace.crypto}{' '}
          {trace.crypto === 1 ? 'step' : 'steps'} of cryptography.
        </p>
      </Panel>
      <Panel
        title="For administrators"
        description="Shown to those whom this design calls an administrator."
        file="app/account/page.tsx"
      >
        <div data-shown-to={user.role}>
          {user.role === 'admin' ? (
            <Notice kind="done">You are in: this design says that you are an administrator.</Notice>
          ) : (
            <Notice kind="info">Not for you: this design says that you are a member.</Notice>
          )}
        </div>
      </Panel>
    </>
  )
}
