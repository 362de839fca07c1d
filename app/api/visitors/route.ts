import { after } from 'next/server'
import { z } from 'zod'
import { LAB_RUN_LIFETIME_MS } from '@/_config/lifetimes'
import { wasMadeBy } from '@/_people/lab-run'
import { createVisitor } from '@/_people/new-visitor'
import { erasePerson } from '@/_people/person'
import { purgeInPassing } from '@/_people/purge'
import { countAttempt } from '@/_people/rate-limits'
import { erasedBy, issueEraser, limitedBy, runOf } from '@/_people/run-pass'
import {
  accountsOff,
  json,
  parseBody,
  refusal,
  rejectCrossOrigin,
  tooManyAttempts,
  withErrorResponses,
} from '../_answers'
import { endSessionsAround } from '../_end-sessions'
import { inLab } from '../_lab-seam'

/**
 * Creates a sandbox with one visitor, and shows the passphrase. This is the only time, because only
 * its hash is stored.
 */
export const POST = (request: Request) =>
  rejectCrossOrigin(request) ??
  accountsOff() ??
  withErrorResponses(request, () => inLab(request, null, () => welcome(request)))

async function welcome(request: Request): Promise<Response> {
  const run = runOf(request.headers)
  const wait =
    (await countAttempt('new people by address', limitedBy(request.headers, run))) ??
    (run && (await countAttempt('new people in runs', run.owner)))
  if (wait !== null) return tooManyAttempts(wait)
  const { person, visitor } = await createVisitor(
    new Date(),
    run ? { lifetimeMs: LAB_RUN_LIFETIME_MS, labRun: run.run } : {},
  )
  after(() => purgeInPassing())
  const { name, email, password } = visitor
  return json(
    { name, email, password, ...(run && { erase: issueEraser(person.id) }) },
    { status: 201 },
  )
}

const erasure = z.strictObject({ erase: z.string().max(256) })

/**
 * Deletes a visitor of a lab run with all their data, by the pass of the run and the eraser that
 * was issued with them.
 */
export const DELETE = (request: Request) =>
  rejectCrossOrigin(request) ?? withErrorResponses(request, () => erase(request))

async function erase(request: Request): Promise<Response> {
  const run = runOf(request.headers)
  if (run === null)
    return refusal(403, 'not_in_a_run', 'Only the run that made a visitor may do that.')
  const body = await parseBody(request, erasure)
  if (!body.ok) return body.response
  const userId = erasedBy(body.value.erase)
  if (userId === null || !(await wasMadeBy(run, { id: userId })))
    return refusal(
      404,
      'unknown_person',
      'Nobody is deleted by that: send what came with the visitor.',
    )
  await endSessionsAround(userId, () => erasePerson(userId))
  return json({ erased: true })
}
