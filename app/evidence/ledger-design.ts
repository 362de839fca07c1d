import type { ReportedDesign } from '@/_ledger/report'

/** A design as a column of the ledger. */
export interface LedgerDesign extends ReportedDesign {
  /** The missing requirement, in words that follow "needs"; null if the design can run here. */
  needs: string | null
}
