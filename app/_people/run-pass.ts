import 'server-only'
import { createHmac, randomUUID, timingSafeEqual } from 'node:crypto'
import { getEnv } from '@/_config/env'
import { LAB_RUN_LIFETIME_MS } from '@/_config/lifetimes'
import { clientAddress } from '@/_config/origin'

/** No run has more stages. */
const MOST_STAGES = 1_000

/**
 * Issues a pass for one run of labs to an address. All requests of a run come from one address,
 * often this server's own. With the pass, each stage is limited like a client of its own. The pass
 * gives access to the people of the run only.
 */
export const issueRunPass = (address: string, now: Date): string => {
  const text = `${randomUUID()}.${mac('owner', address).slice(0, 22)}.${now.getTime() + LAB_RUN_LIFETIME_MS}`
  return `${text}.${mac('run', text)}`
}

export interface LabRunId {
  run: string
  /** The same value for all runs of one address. It does not reveal the address. */
  owner: string
  stage: number
}

/** The run and the stage that a request belongs to; null for none. */
export function runOf(headers: Headers, now = new Date()): LabRunId | null {
  const pass = headers.get('x-lab-pass')
  if (pass === null) return null
  const stage = Number(headers.get('x-lab-stage') ?? 0)
  if (!Number.isInteger(stage) || stage < 0 || stage >= MOST_STAGES) return null
  const run = runOfPass(pass, now)
  return run && { ...run, stage }
}

/** The run of a pass; null if the pass is forged or has expired. */
export function runOfPass(pass: string, now: Date): Omit<LabRunId, 'stage'> | null {
  const [run = '', owner = '', until = '', sum = ''] = pass.split('.')
  const right = isRight('run', `${run}.${owner}.${until}`, sum) && Number(until) >= now.getTime()
  return right ? { run, owner } : null
}

/**
 * The name under which a client is limited: a stage of the run for limits within that run, or else
 * its address.
 */
export const limitedBy = (headers: Headers, run: LabRunId | null): string =>
  run ? `run ${run.run} ${run.stage}` : clientAddress(headers)

/** Issues an eraser, with which the creator of a person in a run can delete them. */
export const issueEraser = (userId: string): string => `${userId}.${mac('eraser', userId)}`

/** The person of an eraser; null if it is forged. */
export function erasedBy(eraser: string): string | null {
  const [userId = '', sum = ''] = eraser.split('.')
  return isRight('eraser', userId, sum) ? userId : null
}

const mac = (use: string, text: string) =>
  createHmac('sha256', getEnv().secret).update(`lab ${use} ${text}`).digest('base64url')

function isRight(use: string, text: string, sum: string): boolean {
  const [right, given] = [Buffer.from(mac(use, text)), Buffer.from(sum)]
  return right.length === given.length && timingSafeEqual(right, given)
}
