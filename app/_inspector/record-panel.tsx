import { Panel } from '@/_ui/panel'
import type { Inspection } from '../_designs/design'
import { IN_CLEAR, RECORD } from './glossary'
import { ValueTable } from './value-table'

/** The session record as it is in the store, its token masked, or the fact that there is none. `instead` is said where nobody can look. */
export function RecordPanel({ inspection, instead }: { inspection: Inspection | null; instead: string }) {
  return (
    <Panel title="What the server stores" says="The session as it is in the store, right now." file="app/_inspector/record-panel.tsx">
      {inspection === null ? (
        <p className="text-sm">{instead}</p>
      ) : inspection.stored ? (
        <>
          <ValueTable {...shown(inspection)} caption="Session record" />
          <p className="mt-2 text-ink-soft text-xs tabular-nums">{inspection.stored.bytes} bytes at rest, as the store counts them.</p>
        </>
      ) : (
        <p className="text-sm">
          <strong className="font-semibold">Nothing.</strong> No row says that this session exists.
        </p>
      )}
    </Panel>
  )
}

/** The page as served must not hold a session token; and where the store does, that is what is to be said of it. */
function shown({ parts, stored }: Inspection) {
  const token = parts.map(({ text }) => text).join('.')
  const values = Object.entries(stored?.values ?? {})
  const inClear = values.filter(([, value]) => value === token).map(([name]) => name)
  return {
    values: Object.fromEntries(values.map(([name, value]) => [name, inClear.includes(name) ? '••••••••  (the value of the cookie)' : value])),
    meanings: { ...RECORD, ...Object.fromEntries(inClear.map((name) => [name, IN_CLEAR])) },
  }
}
