/** The answer of `POST /api/labs/bulk-sessions/<design>`. Sizes are in bytes, times in ms. */
export interface BulkSessionsFigures {
  store: string
  sessions: number
  rowBytes: number
  indexBytes: number
  plan: { node: string; index: string | null; unique: boolean }
  lookups: { count: number; found: number; ms: readonly number[] }
  filledMs: number
  longestMs: number
}

/** Such as "34.6 kB" or "8.2 MB". */
export const kilobytes = (bytes: number): string =>
  bytes < 1_000_000 ? `${(bytes / 1000).toFixed(1)} kB` : `${(bytes / 1_000_000).toFixed(1)} MB`
