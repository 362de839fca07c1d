import { labServers } from '@/_lab/server/lab-servers'
import { runOf } from '@/_people/run-pass'
import { json, rejectCrossOrigin } from '../../_answers'
import { stageOf } from '../_conditions'
import { labRefusal } from '../_refused'

/** Ends all servers of the stage whose pass is sent, and drops their memory. */
export function DELETE(request: Request): Response {
  const foreign = rejectCrossOrigin(request)
  if (foreign) return foreign
  const run = runOf(request.headers)
  if (run === null) return labRefusal('not_in_a_run')
  labServers().end(stageOf(run))
  return json({ ended: true })
}
