import 'server-only'
import { setImmediate as nextTurn } from 'node:timers/promises'
import { isStoreUnavailable } from '@/_store/outage'
import { check, type MeasuredCheck, summarise } from './check'
import { checkOften } from './check-cost'
import type { Figures, MeasurementEvent, StepName } from './events'
import { survivesOutage } from './outage'
import { revokeAll } from './revocation'
import { type RandomIndex, shuffled } from './shuffled'
import { type MeasuredDesign, type SignedIn, signIn } from './subject'
import { Unmeasurable } from './unmeasurable'

const ROUND = 10
const WARM_UP = 20
/**
 * The shortest remaining lifetime of a token, in ms. A token with less is replaced before it is
 * checked.
 */
const FRESH_MS = 10_000

interface Options {
  checks: number
  emit(event: MeasurementEvent): void
  signal: AbortSignal
  draw: RandomIndex
}

/** The state of one design in a run. */
interface Course {
  subject: MeasuredDesign
  device: SignedIn
  warmUp: MeasuredCheck[]
  checks: MeasuredCheck[]
  restBytes: number
  survives: boolean
}

/**
 * Measures all subjects together. Each of them takes every step, in an order that is drawn for each
 * step, and they take turns with the checks. A failure of one is reported, and the others continue.
 */
export async function measure(
  subjects: readonly MeasuredDesign[],
  { checks, emit, signal, draw }: Options,
): Promise<void> {
  const failed = new Set<MeasuredDesign>()
  const progress = ({ here }: MeasuredDesign, step: StepName, done: number, of: number) =>
    emit({ type: 'progress', design: here.id, step, done: Math.min(done, of), of })

  /** Takes a step with a subject. An error ends the run of that subject only. */
  async function attempt<T>(subject: MeasuredDesign, step: () => Promise<T>): Promise<T[]> {
    signal.throwIfAborted()
    if (failed.has(subject)) return []
    try {
      return [await step()]
    } catch (error) {
      signal.throwIfAborted()
      failed.add(subject)
      emit({ type: 'failed', design: subject.here.id, message: sentenceFor(error) })
      return []
    }
  }
  async function each<T, U>(
    items: readonly T[],
    subjectOf: (item: T) => MeasuredDesign,
    step: (item: T) => Promise<U>,
  ): Promise<U[]> {
    const outcomes: U[] = []
    for (const item of shuffled(items, draw))
      outcomes.push(...(await attempt(subjectOf(item), () => step(item))))
    return outcomes
  }
  const eachCourse = <U>(step: (course: Course) => Promise<U>) =>
    each(courses, ({ subject }) => subject, step)

  const courses = await each(
    subjects,
    (subject) => subject,
    async (subject): Promise<Course> => {
      const device = await signIn(subject, 'Measured device')
      const again = () => check(subject.here, device.token)
      const rest = await checkOften(again, { times: Math.min(WARM_UP, checks) - 1 })
      const warmUp = [device.first, ...rest]
      progress(subject, 'sign in', 1, 1)
      return { subject, device, warmUp, checks: [], restBytes: 0, survives: false }
    },
  )

  for (let done = 0; done < checks; done += ROUND) {
    await eachCourse(async (course) => {
      await nextTurn() // other requests are served in between
      if (course.device.expires - Date.now() < FRESH_MS)
        course.device = await signIn(course.subject, 'Measured device')
      const again = () => check(course.subject.here, course.device.token)
      course.checks.push(...(await checkOften(again, { times: Math.min(ROUND, checks - done) })))
      progress(course.subject, 'check', course.checks.length, checks)
    })
  }

  await eachCourse(async (course) => {
    course.restBytes = (await course.subject.here.inspect(course.device.token)).stored?.bytes ?? 0
    course.survives = await survivesOutage(course.subject.here, course.device.token)
    progress(course.subject, 'outage', 1, 1)
  })

  const watches: Promise<unknown>[] = []
  try {
    await eachCourse(async (course) => {
      const { subject } = course
      const { lags } = await revokeAll(subject, {
        signal,
        onWait: (ms, of) => progress(subject, 'watch', ms, of),
      })
      progress(subject, 'revoke', 1, 1)
      const told = attempt(subject, async () =>
        emit({ type: 'result', design: subject.here.id, figures: figuresOf(course, await lags) }),
      )
      told.catch(() => {}) // the result is awaited below, which reports an abort once
      watches.push(told)
    })
  } finally {
    await Promise.allSettled(watches)
  }
  signal.throwIfAborted()
}

const figuresOf = (course: Course, lags: Pick<Figures, 'lagHere' | 'lagNextDoor'>): Figures => ({
  ...lags,
  ...summarise(course.warmUp, course.checks),
  wireBytes: course.device.wireBytes,
  restBytes: course.restBytes,
  survivesOutage: course.survives,
})

/** The sentence for a visitor. Other errors go to the log, by name only. */
function sentenceFor(error: unknown): string {
  if (error instanceof Unmeasurable) return error.message
  if (isStoreUnavailable(error)) return 'Its store did not answer.'
  console.error(`[measure] ${error instanceof Error ? error.name : 'unknown error'}`)
  return 'It could not be measured: something went wrong here.'
}
