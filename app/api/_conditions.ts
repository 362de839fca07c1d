import 'server-only'
import { getEnv } from '@/_config/env'
import { type Server, THIS_SERVER } from '@/_designs/kit/server'
import { LETTERS, type Letter, labServers } from '@/_lab/server/lab-servers'
import { type LabRunId, runOf } from '@/_people/run-pass'
import { withStoreDistance } from '@/_store/distance'
import { withReplication } from '@/_store/replica'
import { withStoreUnplugged } from '@/_store/unplugged'

/** Names the conditions under which a request of a lab run is to be answered: `unplugged, server=b`. For everybody else, nothing changes. */
export const CONDITIONS = 'x-lab-conditions'

type Work = () => Promise<Response>
type Around = (work: Work) => Promise<Response>

/** What a condition does. */
interface Condition {
  /** By which server of its stage the request is answered. */
  server?: Letter
  /** What is done around its handler. */
  around?: Around
  /** Others must not wait for what fails here, as for one load of a list that a server holds: it needs a server of its own. */
  apart?: true
  /** Only for a request that reads: nobody else waits for a transaction that it holds. */
  reads?: true
}

/** Every condition by its name, with what its value has to be; null for another value. */
const TABLE: ReadonlyMap<string, (value: string) => Condition | null> = new Map([
  [
    'unplugged',
    (value: string): Condition | null =>
      value === '' ? { around: withStoreUnplugged, apart: true } : null,
  ],
  ['distance', (value: string): Condition | null => toDistance(value)],
  ['server', (value: string): Condition | null => toCondition(letterOf(value))],
])

const toCondition = (server: Letter | null) => (server === null ? null : { server })

/** A lookup takes no longer for it than this, in ms. */
export const FARTHEST_MS = 200

function toDistance(value: string): Condition | null {
  const ms = /^\d+(\.\d+)?$/.test(value) ? Number(value) : Number.NaN
  return ms <= FARTHEST_MS ? { around: (work) => withStoreDistance(ms, work), reads: true } : null
}

export const letterOf = (text: string): Letter | null =>
  LETTERS.find((letter) => letter === text) ?? null

interface Conditions {
  server: Server
  around: Around
}

export type ConditionsRefused =
  | 'not_in_a_run'
  | 'one_process_only'
  | 'unknown_condition'
  | 'server_stopped'

/** The conditions of a request that names some, or why they are not to be had. */
export function conditionsOf({
  headers,
  method,
}: Pick<Request, 'headers' | 'method'>):
  | { ok: true; value: Conditions }
  | { ok: false; code: ConditionsRefused } {
  const run = runOf(headers)
  if (run === null) return { ok: false, code: 'not_in_a_run' }
  const asked = parseConditions(headers.get(CONDITIONS) ?? '')
  if (asked === null || (method !== 'GET' && asked.some(({ reads }) => reads)))
    return { ok: false, code: 'unknown_condition' }
  const letter =
    asked.find(({ server }) => server)?.server ?? (asked.some(({ apart }) => apart) ? 'a' : null)
  if (asked.some((one) => one.server) && getEnv().serverless)
    return { ok: false, code: 'one_process_only' }
  const server = letter === null ? THIS_SERVER : labServers().find(stageOf(run), letter)
  if (server === null) return { ok: false, code: 'server_stopped' }
  const part = letter === null ? null : labServers().replication(stageOf(run), letter)
  const arounds = [
    ...(part ? [(work: Work) => withReplication(part, work)] : []),
    ...asked.flatMap(({ around }) => around ?? []),
  ]
  return {
    ok: true,
    value: {
      server,
      around: (work) => arounds.reduceRight<Work>((inner, around) => () => around(inner), work)(),
    },
  }
}

/** Each stage of a run has servers of its own, which count as its owner's. */
export const stageOf = ({ run, owner, stage }: LabRunId) => `${owner} ${run} ${stage}`

/** Null where one of them is none, or is named twice. */
export function parseConditions(text: string): Condition[] | null {
  const named = text.split(',').map((part) => {
    const [name = '', ...value] = part.trim().split('=')
    return { name, condition: TABLE.get(name)?.(value.join('=')) ?? null }
  })
  if (new Set(named.map(({ name }) => name)).size < named.length) return null
  const conditions = named.flatMap(({ condition }) => condition ?? [])
  return conditions.length === named.length ? conditions : null
}
