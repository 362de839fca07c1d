import type { ComponentType } from 'react'
import type { LabPlan } from '../plan'
import type { PickableDesign } from './listed'
import type { Course, LabRun } from './run'

/** What is known of all that was run on the page. */
export interface SummaryProps {
  plan: LabPlan
  run: LabRun
  designs: readonly PickableDesign[]
}

/** What a lab draws by itself, from what a run did and found and from nothing else. Each is a client component. */
export interface Drawings {
  /** Below the steps of an experiment on one design. */
  extra?: ComponentType<{ experiment: string; course: Course }>
  /** Below all experiments. */
  summary?: ComponentType<SummaryProps>
}
