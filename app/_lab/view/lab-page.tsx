import 'server-only'
import Link from 'next/link'
import type { ReactNode } from 'react'
import { claimOf } from '@/_claims/claims'
import { getEnv } from '@/_config/env'
import { getView } from '@/_designs/comparison/view'
import { getLastRun } from '@/_ledger/last-run'
import { NeedsScript } from '@/_ui/needs-script'
import { Notice } from '@/_ui/notice'
import { claimsOf, type Lab } from '../experiment'
import { planOf } from '../plan'
import { allSubjects } from '../subjects'
import { browserRunOf } from './browser-run'
import type { Drawings } from './drawings'
import { LabRunner } from './lab-runner'
import { pickable } from './pickable-design'
import { RecordedRun } from './recorded-run'

/** The page of a lab: its question, its experiments on two designs, and further content. */
export async function LabPage({
  lab,
  searchParams,
  before,
  notHere = null,
  children,
  ...drawings
}: Drawings & {
  lab: Lab
  searchParams: Promise<Record<string, string | string[] | undefined>>
  /** Content above the experiments; `children` are below. */
  before?: ReactNode
  /** The reason why this lab does not run on this host, in a sentence; null if it does. */
  notHere?: string | null
  children?: ReactNode
}) {
  const off = notHere ?? getEnv().accountsOff
  const subjects = allSubjects()
  const plan = planOf(lab, subjects)
  const isAsked = off !== null || plan.experiments.some(({ byBrowser }) => byBrowser)
  const lastRun = isAsked ? await getLastRun() : null
  const { left, right } = await getView(await searchParams)
  return (
    <main id="main" className="mx-auto grid w-full max-w-[100rem] gap-8 px-4 py-8 sm:px-6">
      <div className="grid gap-3">
        <p className="text-sm">
          <Link href="/labs" prefetch={false} className="underline underline-offset-4">
            All labs
          </Link>
        </p>
        <h1 className="font-semibold text-3xl tracking-tight sm:text-4xl">{lab.title}</h1>
        <p className="max-w-prose text-ink-soft text-lg">{lab.question}</p>
        <details className="text-sm">
          <summary className="w-fit rounded text-ink-soft">
            The {claimsOf(lab).length} claims that are put to the test here
          </summary>
          <ul className="mt-2 grid max-w-prose gap-1.5">
            {claimsOf(lab).map((id) => (
              <li key={id} className="flex items-baseline gap-2">
                <Link
                  href={`/evidence#${id}`}
                  prefetch={false}
                  className="w-10 shrink-0 font-mono text-xs underline underline-offset-4"
                >
                  {id}
                </Link>
                {claimOf(id).text}
              </li>
            ))}
          </ul>
        </details>
      </div>
      {before}
      {off === null ? (
        <>
          <NeedsScript what="Running a lab" />
          <LabRunner
            plan={plan}
            designs={subjects.map(pickable)}
            shown={{ left: left.id, right: right.id }}
            browserRun={browserRunOf(plan, lastRun)}
            {...drawings}
          />
        </>
      ) : (
        <>
          <Notice kind="info">{off}</Notice>
          <RecordedRun labs={[plan]} designs={[left, right]} report={lastRun} />
        </>
      )}
      {children}
    </main>
  )
}
