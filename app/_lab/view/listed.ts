import type { Subject } from '../subject'

/** A design as the page of a lab knows it. */
export type Listed = Pick<Subject, 'id' | 'label' | 'goesBy' | 'strategy' | 'remedies'>

export const listed = ({ id, label, goesBy, strategy, remedies }: Subject): Listed => ({
  id,
  label,
  goesBy,
  strategy,
  remedies,
})
