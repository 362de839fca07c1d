import type { Inspection } from '@/_designs/session'
import { Panel } from '@/_ui/panel'
import { masked } from './masked'
import { ValueTable } from './value-table'

/**
 * The stored session record with its token masked, or the fact that there is none. `instead` is the
 * text if the store does not answer.
 */
export function RecordPanel({
  inspection,
  instead,
}: {
  inspection: Inspection | null
  instead: string
}) {
  return (
    <Panel
      title="What the server stores"
      description="The session as it is in the store, right now."
      file="app/_inspector/record-panel.tsx"
    >
      {inspection === null ? (
        <p className="text-sm">{instead}</p>
      ) : (
        <StoredRecord inspection={inspection} />
      )}
    </Panel>
  )
}

function StoredRecord({ inspection }: { inspection: Inspection }) {
  if (!inspection.stored)
    return (
      <p className="text-sm">
        <strong className="font-semibold">Nothing.</strong> No row says that this session exists.
      </p>
    )
  return (
    <>
      <ValueTable {...masked(inspection)} caption="Session record" />
      <p className="mt-2 text-ink-soft text-xs tabular-nums">
        {inspection.stored.bytes} bytes at rest, as the store counts them.
      </p>
    </>
  )
}
