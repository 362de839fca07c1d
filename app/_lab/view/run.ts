import type { LabEvent, LabStep } from '../events'
import type { Finding } from '../subject'

/** The state of one experiment on one design. */
export interface Course {
  steps: readonly LabStep[]
  findings: Readonly<Record<string, Finding & { asExpected: boolean }>>
  /** The reason why there are no findings, or not all of them. */
  trouble: string | null
  skipped: string | null
  ended: boolean
}

export type RunMetadata = Omit<Extract<LabEvent, { type: 'done' }>, 'type'>

export interface LabRun {
  /** The courses by experiment and design. */
  courses: Readonly<Record<string, Course>>
  facts: RunMetadata | null
}

export const NOTHING: LabRun = { courses: {}, facts: null }
const FRESH: Course = { steps: [], findings: {}, trouble: null, skipped: null, ended: false }

export const courseOf = ({ courses }: LabRun, experiment: string, design: string): Course | null =>
  courses[`${experiment} ${design}`] ?? null

/** The run after one more event. */
export function applyLabEvent(run: LabRun, event: LabEvent): LabRun {
  if (event.type === 'done') {
    const { type: _, ...facts } = event
    return { ...run, facts }
  }
  if (event.type === 'stopped') return run
  const key = `${event.experiment} ${event.design}`
  const before = event.type === 'begin' ? FRESH : (run.courses[key] ?? FRESH)
  return { ...run, courses: { ...run.courses, [key]: after(before, event) } }
}

function after(course: Course, event: Exclude<LabEvent, { type: 'done' | 'stopped' }>): Course {
  switch (event.type) {
    case 'begin':
      return course
    case 'step':
    case 'note':
      return { ...course, steps: [...course.steps, event] }
    case 'finding': {
      const { question, answer, figure, asExpected } = event
      return {
        ...course,
        findings: { ...course.findings, [question]: { answer, figure, asExpected } },
      }
    }
    case 'skipped':
      return { ...course, skipped: event.why }
    case 'failed':
      return { ...course, trouble: event.message }
    case 'end':
      return { ...course, ended: true }
  }
}
