import type { DesignInfo } from '../subject'

/** A design as the page of a lab knows it. */
export type PickableDesign = Pick<DesignInfo, 'id' | 'label' | 'goesBy' | 'strategy' | 'remedies'>

export const listed = ({ id, label, goesBy, strategy, remedies }: DesignInfo): PickableDesign => ({
  id,
  label,
  goesBy,
  strategy,
  remedies,
})
