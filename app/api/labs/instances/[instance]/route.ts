import { z } from 'zod'
import { getEnv } from '@/_config/env'
import { type Letter, labServers } from '@/_lab/server/lab-servers'
import { type LabRunId, runOf } from '@/_people/run-pass'
import { prepareCopy } from '@/_store/conditions/copy'
import {
  type Context,
  json,
  parseBody,
  refusal,
  rejectCrossOrigin,
  withErrorResponses,
} from '../../../_answers'
import { letterOf, stageOf } from '../../_conditions'
import { labRefusal } from '../../_refused'

type Params = { instance: string }

/** The longest lag of a server, in ms. */
const LONGEST_LAG_MS = 10_000

const asked = z.strictObject({
  secret: z.enum(['site', 'stage']),
  lagMs: z.number().int().min(0).max(LONGEST_LAG_MS).optional(),
})

/**
 * Starts or restarts one server of the stage of a lab run, with an empty memory. `{ secret }` is
 * the `site`'s, or a new one that all servers of the `stage` share. With `lagMs`, it reads the
 * records of the run's people as they were that many ms ago, like a server with a lagging replica.
 */
export const POST = forServer(async (request, run, letter) => {
  const body = await parseBody(request, asked)
  if (!body.ok) return body.response
  const { secret, lagMs = null } = body.value
  if (lagMs !== null) {
    await prepareCopy()
    await labServers().beginHistory(stageOf(run), run.run).note()
  }
  labServers().start(stageOf(run), letter, secret, lagMs)
  return json({ server: letter, running: true })
})

/** Stops the server. Until its next start, its requests get 502. */
export const DELETE = forServer(async (_request, run, letter) => {
  labServers().stop(stageOf(run), letter)
  return json({ server: letter, running: false })
})

function forServer(handle: (request: Request, run: LabRunId, letter: Letter) => Promise<Response>) {
  return async (request: Request, { params }: Context<Params>): Promise<Response> =>
    rejectCrossOrigin(request) ??
    withErrorResponses(request, async () => {
      const run = runOf(request.headers)
      if (run === null) return labRefusal('not_in_a_run')
      if (getEnv().serverless) return labRefusal('one_process_only')
      const letter = letterOf((await params).instance)
      return letter === null
        ? refusal(404, 'unknown_server', 'A stage has the servers a, b and c.')
        : handle(request, run, letter)
    })
}
