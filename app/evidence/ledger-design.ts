import type { ReportedDesign } from '@/_ledger/report'

/** A design as a column of the ledger. */
export interface LedgerDesign extends ReportedDesign {
  /** What is missing here, in words that follow "needs"; null where it can be run. */
  needs: string | null
}
