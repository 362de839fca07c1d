import type { Subject } from '../experiment'

/** A design as the page of a lab knows it. */
export type Listed = Pick<Subject, 'id' | 'label' | 'strategy' | 'remedies'>
