'use client'
import { CircleCheck, CircleDashed, CircleDot, CircleX } from 'lucide-react'
import { useId } from 'react'
import type { SummaryProps } from '@/_lab/view/drawings'
import { type Course, courseOf, type LabRun } from '@/_lab/view/run'
import { ScrollRegion } from '@/_ui/scroll-region'

type Tone = 'good' | 'half' | 'bad'

interface Row {
  experiment: string
  question: string
  label: string
  /** The meaning of each answer for the victim, in one or two words. */
  words: Readonly<Record<string, readonly [Tone, string]>>
}

const FATE = {
  refused: ['good', 'out at once'],
  later: ['half', 'out after a while'],
  expired: ['half', 'out when it expired'],
  accepted: ['bad', 'still in'],
} as const

const ROWS: readonly Row[] = [
  {
    experiment: 'elsewhere',
    question: 'thief',
    label: 'The thief with a copy',
    words: { accepted: ['bad', 'is in'], refused: ['good', 'is not in'] },
  },
  {
    experiment: 'victim-signs-out',
    question: 'thief',
    label: 'After the victim signs out',
    words: FATE,
  },
  {
    experiment: 'victim-revokes',
    question: 'thief',
    label: 'After the victim revokes all',
    words: FATE,
  },
  {
    experiment: 'victim-revokes',
    question: 'renewal',
    label: 'Renewing after that',
    words: {
      refused: ['good', 'gets nothing'],
      kept: ['bad', 'keeps what he has'],
      renewed: ['bad', 'gets more time'],
    },
  },
  {
    experiment: 'rolling',
    question: 'outlives',
    label: 'Renewing what would expire',
    words: { yes: ['bad', 'outlives the end'], no: ['good', 'ends with it'] },
  },
  {
    ...{ experiment: 'rolling', question: 'limit', label: 'An end for who renews for ever' },
    words: {
      none: ['bad', 'none'],
      named: ['good', 'named by the server'],
      reached: ['good', 'reached'],
    },
  },
  {
    ...{ experiment: 'rotation', question: 'detected', label: 'A refresh token in two hands' },
    words: { ended: ['good', 'ends the family'], accepted: ['bad', 'goes unnoticed'] },
  },
]

const LOOKS = {
  good: [CircleCheck, 'text-accepted'],
  half: [CircleDot, 'text-unavailable'],
  bad: [CircleX, 'text-refused'],
} as const

/** The findings of the runs on this page, one column for each design. */
export function Scoreboard({ run, designs }: SummaryProps) {
  const id = useId()
  const shown = designs.filter((design) =>
    ROWS.some(({ experiment }) => courseOf(run, experiment, design.id)),
  )
  return (
    <section
      aria-labelledby={id}
      className="grid min-w-0 gap-3 rounded-xl border border-line bg-surface p-4 sm:p-5"
    >
      <h2 id={id} className="font-semibold text-xl tracking-tight">
        Scoreboard
      </h2>
      <p className="max-w-prose text-ink-soft">
        {shown.length === 0
          ? 'Empty, until an experiment is run: it shows what was measured on this page, and nothing else.'
          : 'What was measured on this page. Pick other designs above and run again: what was found stays here.'}
      </p>
      {shown.length > 0 && (
        <ScrollRegion label="Scoreboard" className="min-w-0">
          <table className="w-full border-collapse text-left text-sm">
            <thead>
              <tr>
                <th
                  scope="col"
                  className="sticky left-0 border-line border-b bg-surface py-2 pr-3 font-medium text-ink-soft"
                >
                  Stolen
                </th>
                {shown.map(({ id: design, label, strategy }) => (
                  <th
                    key={design}
                    scope="col"
                    data-strategy={strategy}
                    className="min-w-44 border-line border-b px-3 py-2 font-semibold text-strategy-ink"
                  >
                    {label}
                  </th>
                ))}
              </tr>
            </thead>
            <tbody>
              {ROWS.map((row) => (
                <tr key={`${row.experiment} ${row.question}`} className="align-top">
                  <th
                    scope="row"
                    className="sticky left-0 min-w-24 border-line border-b bg-surface py-2 pr-3 font-medium sm:min-w-40"
                  >
                    {row.label}
                  </th>
                  {shown.map(({ id: design }) => (
                    <td key={design} className="border-line border-b px-3 py-2">
                      <Cell row={row} run={run} design={design} />
                    </td>
                  ))}
                </tr>
              ))}
            </tbody>
          </table>
        </ScrollRegion>
      )}
    </section>
  )
}

function withoutFinding(course: Course | null): string {
  if (course?.skipped) return 'not asked of it'
  return course?.trouble ? 'not found out' : 'not run'
}

function Cell({ row, run, design }: { row: Row; run: LabRun; design: string }) {
  const course = courseOf(run, row.experiment, design)
  const finding = course?.findings[row.question]
  const [tone, words] = (finding && row.words[finding.answer]) ?? []
  if (!finding || !tone) {
    return (
      <span className="flex items-start gap-1.5 text-ink-soft">
        <CircleDashed aria-hidden className="mt-0.5 size-4 shrink-0" />
        {withoutFinding(course)}
      </span>
    )
  }
  const [Icon, look] = LOOKS[tone]
  return (
    <span className="flex items-start gap-1.5">
      <Icon aria-hidden className={`mt-0.5 size-4 shrink-0 ${look}`} />
      <span>
        <span className="font-medium">{words}</span>
        <span className="block text-ink-soft text-xs tabular-nums">{finding.figure}</span>
      </span>
    </span>
  )
}
