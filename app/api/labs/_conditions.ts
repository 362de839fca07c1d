import 'server-only'
import { getEnv } from '@/_config/env'
import { CONDITIONS } from '@/_config/lab-header'
import { LETTERS, type Letter } from '@/_lab/server/lab-servers'
import { type LabRunId, runOf } from '@/_people/run-pass'
import type { StoreConditions } from '@/_store/conditions/conditions'
import type { LabRefusal } from './_refused'

/** The effect of a condition. */
interface Condition extends Pick<StoreConditions, 'delayMs' | 'outage'> {
  /** The server of its stage that answers the request. */
  server?: Letter
}

/** Every condition by its name, with a reader of its value that returns null for a wrong value. */
const TABLE: ReadonlyMap<string, (value: string) => Condition | null> = new Map([
  ['outage', (value: string): Condition | null => (value === '' ? { outage: true } : null)],
  ['delay', (value: string): Condition | null => toDelay(value)],
  ['server', (value: string): Condition | null => toServer(letterOf(value))],
])

const toServer = (server: Letter | null) => (server === null ? null : { server })

/** The longest added time of a round trip to a store, in ms. */
export const LONGEST_DELAY_MS = 200

function toDelay(value: string): Condition | null {
  const delayMs = /^\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN
  return delayMs <= LONGEST_DELAY_MS ? { delayMs } : null
}

export const letterOf = (text: string): Letter | null =>
  LETTERS.find((letter) => letter === text) ?? null

/** The requested conditions, and the run of the request. */
export interface AskedConditions {
  run: LabRunId
  /** The letter of the requested server; null without one. */
  letter: Letter | null
  store: StoreConditions
}

/** The conditions of a request that names some, or the reason why they are refused. */
export function conditionsOf({
  headers,
  method,
}: Pick<Request, 'headers' | 'method'>):
  | { ok: true; value: AskedConditions }
  | { ok: false; code: LabRefusal } {
  const run = runOf(headers)
  if (run === null) return { ok: false, code: 'not_in_a_run' }
  const asked = parseConditions(headers.get(CONDITIONS) ?? '')
  // Only reads can be slow. Other requests must not wait for the transaction of a slow change.
  if (asked === null || (method !== 'GET' && asked.some(({ delayMs }) => delayMs !== undefined)))
    return { ok: false, code: 'unknown_condition' }
  const all: Condition = {}
  for (const one of asked) Object.assign(all, one)
  const { server: letter = null, ...store } = all
  if (letter !== null && getEnv().serverless) return { ok: false, code: 'one_process_only' }
  return { ok: true, value: { run, letter, store } }
}

/** The name of a stage. Each stage of a run has servers of its own, which count for its owner. */
export const stageOf = ({ run, owner, stage }: LabRunId) => `${owner} ${run} ${stage}`

/** The conditions in a text; null if one of them is unknown or repeated. */
export function parseConditions(text: string): Condition[] | null {
  const named = text.split(',').map((part) => {
    const [name = '', ...value] = part.trim().split('=')
    return { name, condition: TABLE.get(name)?.(value.join('=')) ?? null }
  })
  if (new Set(named.map(({ name }) => name)).size < named.length) return null
  const conditions = named.flatMap(({ condition }) => condition ?? [])
  return conditions.length === named.length ? conditions : null
}
