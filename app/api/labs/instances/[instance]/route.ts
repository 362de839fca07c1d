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

/** No server lags farther behind, in ms. */
const LONGEST_LAG_MS = 10_000

const asked = z.strictObject({
  secret: z.enum(['site', 'stage']),
  lagMs: z.number().int().min(0).max(LONGEST_LAG_MS).optional(),
})

/**
 * Starts one server of the stage of a lab run, again if it was there, with nothing in its memory: `{ secret }` is the
 * `site`'s, or one that is new and the same for all servers of the `stage`. With `lagMs`, it reads the records of the
 * run's people as they were so long ago, as a server does whose replica lags behind.
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

/** Stops it: until it is started again, requests to it are answered with 502. */
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
