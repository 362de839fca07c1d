import type { Strategy } from '@/_designs/kit/lift'
import { type Recorded, recordedOf } from '@/_ledger/recorded'
import { factsInWords, type Report } from '@/_ledger/report'
import type { LabPlan } from '../plan'

interface Props {
  labs: readonly LabPlan[]
  /** The designs from left to right. */
  designs: readonly { id: string; label: string; strategy: Strategy }[]
  report: Report | null
}

/**
 * The findings of the last test run for some designs, on a host that can run no lab. They are
 * labelled as recorded.
 */
export function RecordedRun({ labs, designs, report }: Props) {
  if (report === null)
    return <p className="text-ink-soft text-sm">No run of the tests came with this build.</p>
  const ids = designs.map(({ id }) => id)
  return (
    <section aria-labelledby="recorded" className="grid min-w-0 gap-6">
      <div className="grid gap-1">
        <h2 id="recorded" className="font-semibold text-xl tracking-tight">
          What the last test run found
        </h2>
        <p className="max-w-prose text-ink-soft text-sm">
          Not measured here, but on {factsInWords(report.facts)}
        </p>
      </div>
      {labs.map((lab, index) => (
        <details key={lab.id} open={index === 0} className="min-w-0">
          <summary className="w-fit rounded font-semibold tracking-tight">{lab.title}</summary>
          <p className="mt-1 max-w-prose text-ink-soft text-sm">{lab.question}</p>
          <ul className="mt-3 grid min-w-0 gap-3">
            {recordedOf(lab, ids, report).map((one) => (
              <Answers key={one.experiment} recorded={one} designs={designs} />
            ))}
          </ul>
        </details>
      ))}
    </section>
  )
}

function Answers({
  recorded: { title, ask, answers },
  designs,
}: {
  recorded: Recorded
  designs: Props['designs']
}) {
  return (
    <li className="grid min-w-0 gap-2 rounded-lg border border-line bg-surface p-3 text-sm">
      <div>
        <h3 className="font-medium">{title}</h3>
        <p className="text-ink-soft">{ask}</p>
      </div>
      <dl className="grid min-w-0 grid-cols-2 gap-3">
        {designs.map(({ id, label, strategy }, index) => (
          <div
            key={id}
            data-strategy={strategy}
            className="min-w-0 border-strategy border-l-4 pl-2.5"
          >
            <dt className="text-strategy-ink text-xs">{label}</dt>
            <Answer answer={answers[index] ?? null} />
          </div>
        ))}
      </dl>
    </li>
  )
}

function Answer({ answer }: { answer: Recorded['answers'][number] }) {
  if (answer === null) return <dd className="text-ink-soft">It was not asked.</dd>
  if ('why' in answer) return <dd className="text-ink-soft">It was not asked: {answer.why}</dd>
  return (
    <dd className="break-words">
      <span className="block font-medium">{answer.answer}</span>
      <span className="block text-ink-soft text-xs tabular-nums">{answer.figure}</span>
    </dd>
  )
}
