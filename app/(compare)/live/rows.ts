import type { HeartbeatSource } from './beat'
import { ownSource } from './store'

/** One device with its session in each design. */
export interface Row {
  label: string
  kind: HeartbeatSource['kind']
  /** In the order of the designs; null where the device has no session. */
  sources: readonly (HeartbeatSource | null)[]
}

/** This browser first, then the other devices and copies in the order in which they came. */
export function rowsOf(designs: readonly string[], extras: readonly HeartbeatSource[]): Row[] {
  const shown = extras.filter(({ design }) => designs.includes(design))
  const labels = [...new Set(shown.map(({ label }) => label))]
  const row = (sources: readonly (HeartbeatSource | null)[]): Row[] => {
    const first = sources.find((source) => source !== null)
    return first ? [{ label: first.label, kind: first.kind, sources }] : []
  }
  return [
    ...row(designs.map(ownSource)),
    ...labels.flatMap((label) =>
      row(
        designs.map(
          (design) =>
            shown.find((source) => source.design === design && source.label === label) ?? null,
        ),
      ),
    ),
  ]
}
