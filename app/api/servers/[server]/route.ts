import { z } from 'zod'
import { getEnv } from '@/_config/env'
import { type Letter, labServers } from '@/_lab/server/lab-servers'
import { runOf } from '@/_people/run-pass'
import { prepareReplicas } from '@/_store/replicas'
import {
  type Context,
  conditionsRefused,
  json,
  parseBody,
  refusal,
  rejectCrossOrigin,
  withErrorResponses,
} from '../../_answers'
import { letterOf, stageOf } from '../../_conditions'

type Params = { server: string }

/** No replica lags farther behind, in ms. */
const LONGEST_LAG_MS = 10_000

const asked = z.strictObject({
  secret: z.enum(['site', 'stage']),
  replicaLagMs: z.number().int().min(0).max(LONGEST_LAG_MS).optional(),
})

/**
 * Starts one server of the stage of a lab run, again if it was there, with nothing in its memory: `{ secret }` is the
 * `site`'s, or one that is new and the same for all servers of the `stage`. With `replicaLagMs`, it reads from a replica
 * to which all that the stage's servers write from then on comes so much later.
 */
export const POST = forServer(async (request, stage, letter) => {
  const body = await parseBody(request, asked)
  if (!body.ok) return body.response
  const { secret, replicaLagMs } = body.value
  if (replicaLagMs !== undefined) await prepareReplicas()
  labServers().start(stage, letter, secret, replicaLagMs ?? null)
  return json({ server: letter, running: true })
})

/** Stops it: until it is started again, requests to it are answered with 502. */
export const DELETE = forServer(async (_request, stage, letter) => {
  labServers().stop(stage, letter)
  return json({ server: letter, running: false })
})

function forServer(handle: (request: Request, stage: string, letter: Letter) => Promise<Response>) {
  return async (request: Request, { params }: Context<Params>): Promise<Response> =>
    rejectCrossOrigin(request) ??
    withErrorResponses(request, async () => {
      const run = runOf(request.headers)
      if (run === null) return conditionsRefused('not_in_a_run')
      if (getEnv().serverless) return conditionsRefused('one_process_only')
      const letter = letterOf((await params).server)
      return letter === null
        ? refusal(404, 'unknown_server', 'A stage has the servers a, b and c.')
        : handle(request, stageOf(run), letter)
    })
}
