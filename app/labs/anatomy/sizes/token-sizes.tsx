'use client'
import { Ruler } from 'lucide-react'
import { ProblemNotice } from '@/_inspector/problem-notice'
import { TokenLegend, TokenText } from '@/_inspector/token-text'
import type { PickableDesign } from '@/_lab/view/pickable-design'
import { courseOf } from '@/_lab/view/run'
import { useLab } from '@/_lab/view/use-lab'
import { Button } from '@/_ui/button'
import { Notice } from '@/_ui/notice'
import { type Anatomized, anatomize } from './anatomized'
import { PartBar } from './part-bar'

interface Props {
  lab: string
  /** The experiment that shows the parts of a token. */
  experiment: string
  /** `cookie`: the name of the cookie with the token. */
  designs: readonly (Pick<PickableDesign, 'id' | 'label' | 'strategy'> & { cookie: string })[]
}

/** The tokens of all designs, one above the other and to one scale. */
export function TokenSizes({ lab, experiment, designs }: Props) {
  const { run, running, problem, announcement, start } = useLab(lab)
  const ids = designs.map(({ id }) => id)
  const rows = designs.map((design) => {
    const course = courseOf(run, experiment, design.id)
    return {
      design,
      found: course && anatomize(course, design.cookie),
      trouble: course?.trouble ?? null,
    }
  })
  const largest = Math.max(1, ...rows.map(({ found }) => found?.bytes ?? 0))
  return (
    <section aria-labelledby="sizes" className="min-w-0 rounded-xl border border-line bg-surface">
      <div className="flex flex-wrap items-start justify-between gap-3 p-4 sm:p-5">
        <div className="grid gap-1">
          <h2 id="sizes" className="font-semibold text-xl tracking-tight">
            Every token, to scale
          </h2>
          <p className="max-w-prose text-ink-soft">
            What each design adds to a request: in outline the name of the cookie, then the parts of
            its value. Signs somebody in to every design, who is deleted afterwards.
          </p>
        </div>
        <Button
          tone="primary"
          pending={running.length > 0}
          onClick={() => start({ experiments: [experiment], designs: ids })}
        >
          <Ruler aria-hidden className="size-4" />{' '}
          {running.length > 0 ? 'Measuring…' : 'Measure every design'}
        </Button>
      </div>
      <div className="grid gap-1 px-4 pb-3 sm:px-5">
        <ProblemNotice problem={problem} />
        <p role="status" className="min-h-5 text-ink-soft text-sm">
          {announcement}
        </p>
      </div>
      <ul aria-label="Tokens" className="grid lg:grid-cols-2">
        {rows.map(({ design, found, trouble }) => (
          <li
            key={design.id}
            data-strategy={design.strategy}
            className="grid min-w-0 content-start gap-2 border-line border-t p-4 sm:p-5 lg:even:border-l"
          >
            {found ? (
              <Token label={design.label} found={found} largest={largest} />
            ) : (
              <Unmeasured label={design.label} />
            )}
            {trouble !== null && <Notice kind="problem">{trouble}</Notice>}
          </li>
        ))}
      </ul>
    </section>
  )
}

const Unmeasured = ({ label }: { label: string }) => (
  <p className="flex flex-wrap justify-between gap-x-3 text-sm">
    <span className="font-semibold text-strategy-ink">{label}</span>{' '}
    <span className="text-ink-soft">not measured yet</span>
  </p>
)

function Token({
  label,
  found: { token, parts, bytes },
  largest,
}: {
  label: string
  found: Anatomized
  largest: number
}) {
  return (
    <>
      <h3 className="flex flex-wrap items-baseline justify-between gap-x-3 text-sm">
        <span className="font-semibold text-strategy-ink">{label}</span>
        <span className="text-ink-soft tabular-nums">
          {bytes} bytes in {parts.length === 1 ? 'one part' : `${parts.length} parts`}
        </span>
      </h3>
      <PartBar parts={parts} bytes={bytes} largest={largest} />
      <TokenLegend parts={parts} />
      <details className="text-sm">
        <summary className="w-fit rounded text-ink-soft">
          The token itself<span className="sr-only"> of {label}</span>
        </summary>
        <div className="mt-1.5 rounded-md border border-line bg-sunken p-2">
          <TokenText token={token} />
        </div>
      </details>
    </>
  )
}
