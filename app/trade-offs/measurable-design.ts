import type { Strategy } from '@/_designs/kit/lift'

/** A design as this page names it. */
export interface MeasurableDesign {
  id: string
  label: string
  strategy: Strategy
  /** What is missing here to measure it, in words that follow "needs"; null where nothing is. */
  needs: string | null
  /** The comparison of it with a stock design. */
  compareHref: string
}
