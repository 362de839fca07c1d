const WINDOW_MS = 60_000
/** The most times that one line is written in a minute. */
const OFTEN = 30
const MOST_LINES = 100

/**
 * Writes lines to the log, but each line only so often in a minute. Otherwise anybody could fill
 * the log with requests that fail. Pass it names only, and nothing from a client.
 */
export function sparingLog(
  write: (line: string) => void,
  now: () => number = () => performance.now(),
): (line: string) => void {
  const written = new Map<string, { since: number; times: number }>()
  return (line) => {
    const before = written.get(line)
    const lately = before && now() - before.since < WINDOW_MS ? before : { since: now(), times: 0 }
    if (!before && written.size >= MOST_LINES) written.clear()
    written.set(line, lately)
    lately.times += 1
    if (lately.times < OFTEN) write(line)
    if (lately.times === OFTEN) write(`${line} (so often that the rest of this minute is left out)`)
  }
}
