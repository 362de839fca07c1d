import Link from 'next/link'
import type { LabPlan } from '@/_lab/plan'
import { differences } from '@/_ledger/ledger'
import type { ExperimentResult } from '@/_ledger/report'
import { Notice } from '@/_ui/notice'
import type { LedgerDesign } from '../ledger-design'

interface Props {
  results: readonly ExperimentResult[]
  labs: readonly LabPlan[]
  designs: readonly LedgerDesign[]
}

/** The results that differ from the guarantees, or have none; or a sentence that there are none. */
export function Differences({ results, labs, designs }: Props) {
  const unlike = differences(results)
  const answers = results.filter(({ type }) => type === 'finding').length
  if (unlike.length === 0)
    return (
      <Notice kind="done">All {answers} answers are what the designs say of themselves.</Notice>
    )
  return (
    <Notice kind="problem">
      <p className="font-medium">
        {unlike.length} of the results {unlike.length === 1 ? 'is' : 'are'} not what the design says
        of itself:
      </p>
      <ul className="mt-1 grid gap-1">
        {unlike.map((one, index) => {
          const lab = labs.find(({ id }) => id === one.lab)
          const experiment = lab?.experiments.find(({ id }) => id === one.experiment)
          const question =
            one.type === 'finding'
              ? experiment?.questions.find(({ id }) => id === one.question)
              : undefined
          return (
            <li key={index}>
              <Link
                href={`/labs/${one.lab}#${one.experiment}`}
                prefetch={false}
                className="underline underline-offset-4"
              >
                {lab?.title ?? one.lab}: {experiment?.title ?? one.experiment}
              </Link>{' '}
              on {designs.find(({ id }) => id === one.design)?.label ?? one.design}:{' '}
              {one.type === 'finding'
                ? `${question?.ask ?? ''} ${question?.answers[one.answer] ?? one.answer}: ${one.figure}`
                : one.type === 'failed' && one.message}
            </li>
          )
        })}
      </ul>
    </Notice>
  )
}
