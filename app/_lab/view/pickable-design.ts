import type { DesignInfo } from '../subject'

/** A design for the page of a lab. */
export type PickableDesign = Pick<DesignInfo, 'id' | 'label' | 'goesBy' | 'strategy' | 'remedies'>

export const pickable = ({
  id,
  label,
  goesBy,
  strategy,
  remedies,
}: DesignInfo): PickableDesign => ({
  id,
  label,
  goesBy,
  strategy,
  remedies,
})
