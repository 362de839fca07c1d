import type { Strategy } from '@/_designs/kit/lift'

/** A design as this page shows it. */
export interface MeasurableDesign {
  id: string
  label: string
  strategy: Strategy
  /**
   * The missing requirement, in words that follow "needs"; null if the design can be measured here.
   */
  needs: string | null
  /** The address of the comparison with a stock design. */
  compareHref: string
}
