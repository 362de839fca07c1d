import type { LabEvent } from './events'
import type { Experiment, Lab } from './experiment'
import { Unexpected } from './reply'
import type { ServerInstances } from './server-instances'
import { Skipped, Stage } from './stage'
import type { DesignInfo } from './subject'

interface Performance {
  /** The origin of the site. */
  origin: string
  /** Where the requests go, if not to the origin. */
  address?: string
  /** The header by which the site recognises the run. */
  pass: string
  /** Headers for a gate in front of the site, sent with every request. */
  gate?: Readonly<Record<string, string>>
  experiments: readonly Experiment[]
  subjects: readonly DesignInfo[]
  /** The settings of experiments, by id. Without one, an experiment uses its default. */
  settings?: Readonly<Record<string, number>> | undefined
  /** The number of stages that run at the same time. */
  atOnce: number
  emit(event: LabEvent): void
  signal: AbortSignal
}

/**
 * Performs every experiment on every design, some at the same time, each on its own stage. A
 * failure of one is reported, and the others continue.
 */
export async function perform({
  pass,
  gate = {},
  experiments,
  subjects,
  settings = {},
  atOnce,
  emit,
  signal,
  ...site
}: Performance): Promise<void> {
  const pairs = experiments.flatMap((experiment) =>
    subjects.map((subject) => ({ experiment, subject })),
  )
  const queue = pairs.entries()
  const work = async () => {
    for (const [index, { experiment, subject }] of queue) {
      signal.throwIfAborted()
      const headers = { ...gate, 'x-lab-pass': pass, 'x-lab-stage': String(index) }
      await performOne(experiment, subject, {
        ...site,
        headers,
        setting: settings[experiment.id],
        emit,
        signal,
      })
    }
  }
  const done = await Promise.allSettled(
    Array.from({ length: Math.min(atOnce, pairs.length) }, work),
  )
  const failed = done.find((one) => one.status === 'rejected')
  if (failed) throw failed.reason
}

interface Surroundings {
  origin: string
  address?: string
  headers: Readonly<Record<string, string>>
  /** Several servers of one site that the caller runs. Otherwise the site runs them itself. */
  instances?: ServerInstances
  setting?: number | undefined
  emit(event: LabEvent): void
  signal: AbortSignal
}

/**
 * Performs one experiment on one design, and always clears the stage.
 * @returns whether all answers fit the guarantees of the design
 */
export async function performOne(
  experiment: Experiment,
  subject: DesignInfo,
  { headers, emit, setting = experiment.setting?.usual, ...rest }: Surroundings,
): Promise<boolean> {
  const of = { experiment: experiment.id, design: subject.id }
  const why = experiment.skips?.(subject) ?? null
  emit({ type: 'begin', ...of })
  if (why !== null) {
    emit({ type: 'skipped', ...of, why })
    emit({ type: 'end', ...of })
    return true
  }
  const { signal } = rest
  const stage = new Stage({
    ...rest,
    setting,
    pass: headers,
    subject,
    tell: (told) => emit({ ...told, ...of }),
  })
  let good = true
  try {
    await experiment.run(stage)
    for (const [question, { expected }] of Object.entries(experiment.questions)) {
      const finding = stage.findings.get(question)
      if (!finding) throw new Unexpected(`Nothing was found out about “${question}”.`)
      const asExpected = expected(subject).includes(finding.answer)
      good &&= asExpected
      emit({ type: 'finding', ...of, question, ...finding, asExpected })
    }
  } catch (error) {
    signal.throwIfAborted()
    good = error instanceof Skipped
    emit(
      error instanceof Skipped
        ? { type: 'skipped', ...of, why: error.message }
        : { type: 'failed', ...of, message: sentenceFor(error) },
    )
  } finally {
    // If the site is gone, it purges these people later.
    await stage.clear().catch(() => {})
  }
  emit({ type: 'end', ...of })
  return good
}

function sentenceFor(error: unknown): string {
  if (error instanceof Unexpected) return error.message
  if (error instanceof DOMException && error.name === 'TimeoutError')
    return 'The site took too long to answer.'
  if (error instanceof TypeError && error.message === 'fetch failed')
    return 'The site could not be reached.'
  console.error(`[lab] ${error instanceof Error ? error.name : 'unknown error'}`)
  return 'Something went wrong here.'
}

/** The requested experiments of a lab; all of them if none is named. */
export const chosen = (lab: Lab, ids: readonly string[] | undefined) =>
  lab.experiments.filter(({ id }) => !ids || ids.includes(id))
