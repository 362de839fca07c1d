import type { ComponentType } from 'react'
import type { LabPlan } from '../plan'
import type { PickableDesign } from './pickable-design'
import type { Course, LabRun } from './run'

/** The results of all runs on the page. */
export interface SummaryProps {
  plan: LabPlan
  run: LabRun
  designs: readonly PickableDesign[]
}

/**
 * The drawings of a lab, made only from the steps and findings of a run. Each is a client
 * component.
 */
export interface Drawings {
  /** A drawing below the steps of an experiment on one design. */
  extra?: ComponentType<{ experiment: string; course: Course }>
  /** A drawing below all experiments. */
  summary?: ComponentType<SummaryProps>
}
