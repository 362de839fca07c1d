import type { LabEvent, Step } from '../events'
import type { Finding } from '../subject'

/** What one experiment on one design has come to. */
export interface Course {
  steps: readonly Step[]
  findings: Readonly<Record<string, Finding & { asExpected: boolean }>>
  /** Why nothing, or nothing more, was found. */
  trouble: string | null
  skipped: string | null
  ended: boolean
}

export type Facts = Omit<Extract<LabEvent, { type: 'done' }>, 'type'>

export interface Run {
  /** By experiment and design. */
  courses: Readonly<Record<string, Course>>
  facts: Facts | null
}

export const NOTHING: Run = { courses: {}, facts: null }
const FRESH: Course = { steps: [], findings: {}, trouble: null, skipped: null, ended: false }

export const courseOf = ({ courses }: Run, experiment: string, design: string): Course | null =>
  courses[`${experiment} ${design}`] ?? null

/** The run after one more event. */
export function take(run: Run, event: LabEvent): Run {
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
