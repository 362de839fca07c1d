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

/** The other server: it lives in this process, and shares the store but no memory. */
const serverNextDoor = () => oncePerProcess('server next door', () => newServer())

interface Options {
  designs: readonly Design[]
  checks: number
  /** Of the request, so that NextAuth sees the same site. */
  origin: string
  emit(event: MeasurementEvent): void
  signal: AbortSignal
}

/** One run, for a person who is made for it and deleted when it ends, however it ends. */
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

/** What hangs on the person goes with them; what a design keeps elsewhere is ended here, as far as it can be. */
const endSessions = (subjects: readonly MeasuredDesign[]) =>
  Promise.allSettled(subjects.map(({ here, userId }) => here.revoke({ scope: 'all', userId })))
