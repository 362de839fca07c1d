import 'server-only'
import type { Metadata } from 'next'
import { getEnv } from '@/_config/env'
import { allEntries } from '@/_designs/registry'
import { planOf } from '@/_lab/plan'
import { getLastRun } from '@/_ledger/last-run'
import { reported } from '@/_ledger/report'
import { NeedsScript } from '@/_ui/needs-script'
import { LABS } from '@/labs/registry'
import { Evidence } from './evidence'
import { filtersOf } from './filters'

export const metadata: Metadata = {
  title: 'What people say about sessions and JWTs, and what was found',
  description:
    'Every claim with its source, and what the experiments found of it on each session design.',
}

export default async function EvidencePage({ searchParams }: PageProps<'/evidence'>) {
  return (
    <main id="main" className="mx-auto grid w-full max-w-[100rem] gap-8 px-4 py-8 sm:px-6">
      <div className="grid gap-3">
        <h1 className="font-semibold text-3xl tracking-tight sm:text-4xl">
          What is claimed, and what was found
        </h1>
        <p className="max-w-prose text-ink-soft text-lg">
          Every claim about sessions and JWTs, and what was found of it on each session design. No
          verdict was written by hand: each one follows from an experiment.
        </p>
      </div>
      <NeedsScript what="Running the labs" />
      <Evidence
        labs={LABS.map((lab) => planOf(lab, []))}
        designs={allEntries().map(({ remedies, needs, ...entry }) => ({
          ...reported({ ...entry, remedies: remedies.map(({ id }) => id) }),
          needs,
        }))}
        lastRun={await getLastRun()}
        off={getEnv().accountsOff}
        asked={filtersOf(await searchParams)}
      />
    </main>
  )
}
