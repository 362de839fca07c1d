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

/** The longest lag of a replica, in ms. */
const LONGEST_LAG_MS = 10_000

const asked = z.strictObject({
  secret: z.enum(['site', 'stage']),
  replicaLagMs: z.number().int().min(0).max(LONGEST_LAG_MS).optional(),
})

/**
 * Starts or restarts one server of the stage of a lab run, with an empty memory. `{ secret }` is
 * the `site`'s, or a new one that all servers of the `stage` share. With `replicaLagMs`, the server
 * reads from a replica, which gets all later writes of the stage's servers after that time, in ms.
 */
export const POST = forServer(async (request, stage, letter) => {
  const body = await parseBody(request, asked)
  if (!body.ok) return body.response
  const { secret, replicaLagMs } = body.value
  if (replicaLagMs !== undefined) await prepareReplicas()
  labServers().start(stage, letter, secret, replicaLagMs ?? null)
  return json({ server: letter, running: true })
})

/** Stops the server. Until its next start, its requests get 502. */
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
