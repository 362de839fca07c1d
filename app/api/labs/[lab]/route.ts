import { after } from 'next/server'
import { z } from 'zod'
import { getEnv } from '@/_config/env'
import { clientAddress, ownAddress } from '@/_config/origin'
import type { LabEvent } from '@/_lab/events'
import type { Experiment, Setting } from '@/_lab/experiment'
import { gateHeaders } from '@/_lab/gate'
import { chosen, perform } from '@/_lab/perform'
import { ownFacts } from '@/_lab/site-facts'
import { allSubjects } from '@/_lab/subjects'
import { countAttempt } from '@/_people/rate-limits'
import { issueRunPass } from '@/_people/run-pass'
import { claimSlot } from '@/_stream/slots'
import { eventStream, streamed } from '@/_stream/stream'
import { findLab } from '@/labs/registry'
import {
  accountsOff,
  type Context,
  parseBody,
  refusal,
  rejectCrossOrigin,
  tooManyAttempts,
  withErrorResponses,
} from '../../_answers'

/** The longest run on a serverless host, in seconds. */
export const maxDuration = 120

const name = z.string().max(64)
const asked = z.strictObject({
  designs: z.array(name).min(1).max(64),
  experiments: z.array(name).min(1).max(64).optional(),
  settings: z.record(name, z.number()).optional(),
})

/**
 * Runs a lab on some designs: `{ designs, experiments?, settings? }`, with settings by experiment.
 * It answers with newline-delimited JSON, one event per line (`app/_lab/events.ts`), during the
 * run. It needs no sign-in: its people are its own, and are deleted at the end.
 */
export const POST = (request: Request, { params }: Context<{ lab: string }>) =>
  rejectCrossOrigin(request) ??
  accountsOff() ??
  withErrorResponses(request, async () => run(request, (await params).lab))

const BUSY = {
  yours: 'A run of yours is still under way: wait until it ends, or cancel it.',
  full: 'Others are running labs at the moment, and more at once would disturb each other: try again in a minute.',
}

async function run(request: Request, id: string): Promise<Response> {
  const lab = findLab(id)
  if (lab === null) return refusal(404, 'unknown_lab', 'There is no lab of that name.')
  const visitor = clientAddress(request.headers)
  const wait = await countAttempt('labs by address', visitor)
  if (wait !== null) return tooManyAttempts(wait)
  const body = await parseBody(request, asked)
  if (!body.ok) return body.response
  const experiments = chosen(lab, body.value.experiments)
  const { settings = {} } = body.value
  const known = [...(body.value.experiments ?? []), ...Object.keys(settings)].every((one) =>
    lab.experiments.some((other) => other.id === one),
  )
  if (!known)
    return refusal(422, 'unknown_experiment', 'One of these is no experiment of this lab.')
  const unfit = lab.experiments.find(({ id, setting }) => !fits(setting, settings[id]))
  if (unfit) return refusal(422, 'unfit_setting', `The experiment ${unfit.id} ${rangeOf(unfit)}.`)
  const here = await ownAddress(request.headers)
  const subjects = allSubjects().filter((subject) => body.value.designs.includes(subject.id))
  if (subjects.length < new Set(body.value.designs).size)
    return refusal(
      422,
      'unknown_design',
      'One of these is no session design that this server can offer.',
    )
  const slot = claimSlot('labs', visitor)
  if (!slot.ok)
    return refusal(429, `busy_${slot.code}`, BUSY[slot.code], { headers: { 'retry-after': '30' } })
  const { body: events, ended } = eventStream<LabEvent>(
    (work) =>
      runAll({
        ...here,
        gate: gateHeaders(getEnv().protectionBypass),
        pass: issueRunPass(visitor, new Date()),
        experiments,
        subjects,
        settings,
        ...work,
      }).finally(slot.release),
    request.signal,
  )
  after(() => ended) // even if the reader has gone away, so that the people of the run are deleted
  return streamed(events)
}

const fits = (setting: Setting | undefined, value: number | undefined) =>
  value === undefined || (setting !== undefined && value >= setting.least && value <= setting.most)

const rangeOf = ({ setting }: Experiment) =>
  setting
    ? `can be set from ${setting.least} to ${setting.most} ${setting.unit}`
    : 'has nothing to set'

async function runAll(asked: Omit<Parameters<typeof perform>[0], 'atOnce'>): Promise<void> {
  const start = performance.now()
  await perform({ ...asked, atOnce: 4 })
  const seconds = Math.round((performance.now() - start) / 100) / 10
  asked.emit({ type: 'done', at: new Date().toISOString(), seconds, ...ownFacts() })
}
