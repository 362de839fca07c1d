import type { MeasurableDesign } from '../measurable-design'
import { standing } from '../plot/frontier'
import { lagInWords, lagMs } from '../run/lag'
import type { MeasurementRun } from '../run/run'
import { type CsvCell, toCsv } from './csv'

/** All runs as JSON, with the data that a later reader needs to judge them. */
export function asJson(
  runs: readonly MeasurementRun[],
  designs: readonly MeasurableDesign[],
): string {
  const told = runs.map(({ number, facts, figures, failures }) => ({
    run: number,
    ...facts,
    designs: designs.flatMap(({ id, label, strategy }) => {
      const own = figures[id]
      return own ? [{ id, label, strategy, ...own, onFrontier: standing(figures, id) }] : []
    }),
    failures,
  }))
  return `${JSON.stringify({ units: { times: 'ms, where not named', sizes: 'bytes' }, runs: told }, null, 2)}\n`
}

const HEAD = [
  'run,measured_at,store,node,version,commit,design,label,strategy',
  'lag_here,lag_here_ms,lag_next_door,lag_next_door_ms,lookups_per_check,cryptography_per_check',
  'wire_bytes,rest_bytes,check_p50_ms,check_p95_ms,survives_outage,checks,on_frontier',
].flatMap((names) => names.split(','))

/** All runs as CSV, with one line for each design of each run. */
export function asCsv(
  runs: readonly MeasurementRun[],
  designs: readonly MeasurableDesign[],
): string {
  const lines = runs.flatMap(({ number, facts, figures }) =>
    designs.flatMap(({ id, label, strategy }): CsvCell[][] => {
      const own = figures[id]
      if (!own || !facts) return []
      const where = [number, facts.at, facts.store, facts.node, facts.version, facts.commit]
      const lags = [own.lagHere, own.lagNextDoor].flatMap((lag) => [lagInWords(lag), lagMs(lag)])
      const costs = [
        own.lookups,
        own.crypto,
        own.wireBytes,
        own.restBytes,
        own.checkP50,
        own.checkP95,
      ]
      return [
        [
          ...where,
          id,
          label,
          strategy,
          ...lags,
          ...costs,
          own.survivesOutage,
          own.checks,
          standing(figures, id),
        ],
      ]
    }),
  )
  return toCsv([HEAD, ...lines])
}
