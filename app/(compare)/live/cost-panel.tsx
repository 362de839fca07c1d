'use client'
import { TraceView } from '@/_inspector/trace-view'
import { Panel } from '@/_ui/panel'
import { ownSource, useLive } from './store'

/** The cost of the last accepted beat of this browser. */
export function CostPanel({ design }: { design: string }) {
  const beats = useLive((live) => live.beats[ownSource(design).key])
  const trace = beats?.findLast((beat) => beat.trace !== null)?.trace
  return (
    <Panel
      title="What this check cost"
      description="The last accepted beat, as the server measured it and sent it in Server-Timing."
      file="app/_inspector/trace-view.tsx"
    >
      {trace ? (
        <TraceView trace={trace} />
      ) : (
        <p className="text-sm">No check has been measured yet.</p>
      )}
    </Panel>
  )
}
