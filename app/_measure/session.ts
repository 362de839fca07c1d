import 'server-only'
import { randomInt } from 'node:crypto'
import { getEnv } from '@/_config/env'
import { oncePerProcess } from '@/_config/once-per-process'
import { site } from '@/_config/site'
import type { Design } from '@/_designs/design'
import { newServer } from '@/_designs/lab-port/new-server'
import { getDesign } from '@/_designs/registry'
import { withTemporaryPerson } from '@/_people/temporary'
import { storeKind } from '@/_store/database'
import type { MeasurementEvent } from './events'
import { measure } from './run'
import type { MeasuredDesign } from './subject'

/** The other server. It runs in this process, and shares the store but no memory. */
const serverNextDoor = () => oncePerProcess('server next door', () => newServer())

interface Options {
  designs: readonly Design[]
  checks: number
  /** The origin of the request, so that NextAuth sees the same site. */
  origin: string
  emit(event: MeasurementEvent): void
  signal: AbortSignal
}

/** Measures once, with a person who is created for the run and always deleted at its end. */
export async function runMeasurement({
  designs,
  checks,
  origin,
  emit,
  signal,
}: Options): Promise<void> {
  const start = performance.now()
  await withTemporaryPerson(async ({ id: userId }) => {
    const subjects = designs.flatMap((here): MeasuredDesign[] => {
      const nextDoor = getDesign(here.id, serverNextDoor())
      return nextDoor ? [{ here, nextDoor, userId, origin }] : []
    })
    try {
      await measure(subjects, { checks, emit, signal, draw: (below) => randomInt(below) })
    } finally {
      await endSessions(subjects)
    }
  })
  emit({
    type: 'done',
    at: new Date().toISOString(),
    seconds: Math.round((performance.now() - start) / 100) / 10,
    store: storeKind(),
    node: process.version,
    version: site.version,
    commit: getEnv().commit,
  })
}

/**
 * Ends the sessions that a design keeps elsewhere, as far as it can. All other rows of the person
 * are deleted with the person.
 */
const endSessions = (subjects: readonly MeasuredDesign[]) =>
  Promise.allSettled(subjects.map(({ here, userId }) => here.revoke({ scope: 'all', userId })))
