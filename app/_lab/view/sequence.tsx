'use client'
import { ChevronRight } from 'lucide-react'
import { memo, useState } from 'react'
import type { LabStep } from '../events'
import { answerOf } from './answer-of'
import { Arrow } from './arrow'
import { ExchangeView } from './exchange-view'
import { STATUS_BADGES, toneOf } from './status-tone'

const SERVER = 'Server'

/**
 * A sequence diagram: the requests to the server in their order, with the answers. Each step opens
 * to its request and answer.
 */
export function Sequence({ steps, title }: { steps: readonly LabStep[]; title: string }) {
  const lanes = [
    ...new Set(steps.flatMap(({ type, actor }) => (type === 'step' ? [actor] : []))),
    SERVER,
  ]
  if (steps.length === 0) return null
  return (
    <div className="grid min-w-0 text-sm">
      <p
        aria-hidden
        className="sticky top-0 z-10 grid auto-cols-fr grid-flow-col border-line border-b bg-surface py-1 text-center font-medium text-xs"
      >
        {lanes.map((lane) => (
          <span key={lane} className={lane === SERVER ? 'text-strategy-ink' : ''}>
            {lane}
          </span>
        ))}
      </p>
      <ol aria-label={`Steps: ${title}`} className="grid min-w-0">
        {steps.map((step, index) => (
          <li key={index} className="beat relative min-w-0">
            <Lifelines count={lanes.length} />
            {step.type === 'note' ? (
              <p className="relative mx-2 my-1 w-fit rounded border border-line bg-surface px-2 py-0.5 text-ink-soft text-xs">
                {step.actor}: {step.action}
              </p>
            ) : (
              <Request step={step} lanes={lanes.length} from={lanes.indexOf(step.actor)} />
            )}
          </li>
        ))}
      </ol>
    </div>
  )
}

/**
 * One request with its answer. It is drawn once, because steps do not change and a run has many.
 */
const Request = memo(function Request({
  step,
  from,
  lanes,
}: {
  step: Extract<LabStep, { type: 'step' }>
  from: number
  lanes: number
}) {
  const [open, setOpen] = useState(false)
  const answer = answerOf(step.exchange.response)
  return (
    <details
      className="group relative"
      onToggle={({ currentTarget }) => setOpen(currentTarget.open)}
    >
      <summary className="grid list-none rounded px-1 pt-1 [&::-webkit-details-marker]:hidden">
        <span className="flex items-baseline justify-between gap-3">
          <span className="min-w-0 bg-surface pr-1">
            <ChevronRight
              aria-hidden
              className="-mt-0.5 inline size-3.5 text-ink-soft group-open:rotate-90"
            />
            <span className="font-medium">{step.actor}</span> {step.action}
          </span>
          <span className="flex shrink-0 items-baseline gap-2 bg-surface pl-1">
            {answer !== null && <span className="text-ink-soft text-xs">{answer}</span>}
            <Status status={step.exchange.response.status} />
            <span className="w-16 text-right text-ink-soft text-xs tabular-nums">
              {step.exchange.ms} ms
            </span>
          </span>
        </span>
        <Arrow from={from} lanes={lanes} status={step.exchange.response.status} />
      </summary>
      {open && <ExchangeView exchange={step.exchange} />}
    </details>
  )
})

/** A vertical line below each name. */
function Lifelines({ count }: { count: number }) {
  return (
    <span aria-hidden className="absolute inset-0 grid auto-cols-fr grid-flow-col">
      {Array.from({ length: count }, (_, lane) => (
        <span key={lane} className="mx-auto w-px bg-line" />
      ))}
    </span>
  )
}

function Status({ status }: { status: number }) {
  const look = STATUS_BADGES[toneOf(status)]
  return <span className={`rounded px-1.5 py-0.5 font-mono text-xs ${look}`}>{status}</span>
}
