import type { Step, Trace } from '../_trace/trace'

/** The cost of one check, step by step, drawn to scale. Times in ms. */
export function TraceView({ trace }: { trace: Trace }) {
  const rest = Math.max(0, trace.totalMs - trace.lookupMs - trace.cryptoMs)
  return (
    <div className="grid gap-3">
      <dl className="grid grid-cols-3 gap-2 text-center">
        <Figure
          name="lookups"
          value={String(trace.lookups)}
          detail={`${trace.lookupMs.toFixed(2)} ms`}
        />
        <Figure
          name="cryptography"
          value={String(trace.crypto)}
          detail={`${trace.cryptoMs.toFixed(2)} ms`}
        />
        <Figure name="total" value={trace.totalMs.toFixed(2)} detail="ms in the server" />
      </dl>
      <ol className="grid gap-2 text-xs">
        {trace.steps.map((step, index) => (
          <li key={`${index} ${step.name}`} className="grid gap-1">
            <StepLine name={step.name} kind={step.kind} ms={step.ms} total={trace.totalMs} />
            {step.kind === 'lookup' && <Statement step={step} />}
          </li>
        ))}
        <li>
          <StepLine
            name="everything else: NextAuth, Next"
            kind="other"
            ms={rest}
            total={trace.totalMs}
          />
        </li>
      </ol>
    </div>
  )
}

function Figure({ name, value, detail }: { name: string; value: string; detail: string }) {
  return (
    <div className="flex flex-col-reverse rounded-md border border-line bg-sunken px-2 py-1.5">
      <dt className="text-ink-soft text-xs">
        {name} <span className="block tabular-nums sm:inline">({detail})</span>
      </dt>
      <dd className="font-semibold text-lg tabular-nums">{value}</dd>
    </div>
  )
}

const FILLS = { lookup: 'fill-strategy', crypto: 'fill-part-4', other: 'fill-line-strong' } as const

function StepLine({
  name,
  kind,
  ms,
  total,
}: {
  name: string
  kind: keyof typeof FILLS
  ms: number
  total: number
}) {
  return (
    <div>
      <div className="flex justify-between gap-2">
        <span className="font-mono">{name}</span>
        <span className="text-ink-soft tabular-nums">{ms.toFixed(2)} ms</span>
      </div>
      <svg aria-hidden className="h-1.5 w-full" preserveAspectRatio="none" viewBox="0 0 100 1">
        <rect width="100" height="1" className="fill-line" />
        <rect
          width={Math.min(100, (ms / Math.max(total, 0.001)) * 100)}
          height="1"
          className={FILLS[kind]}
        />
      </svg>
    </div>
  )
}

function Statement({ step }: { step: Extract<Step, { kind: 'lookup' }> }) {
  return (
    <details>
      <summary className="text-ink-soft hover:text-ink">The statement</summary>
      <code className="mt-1 block break-words rounded border border-line bg-sunken px-2 py-1 font-mono text-[11px] leading-4">
        {step.statement.replaceAll('"public".', '')}
      </code>
    </details>
  )
}
