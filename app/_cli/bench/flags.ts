import { parseArgs } from 'node:util'
import { z } from 'zod'

const whole = (max: number) => z.coerce.number().int().min(1).max(max)

const schema = z.object({
  /** The length of one run. */
  seconds: whole(60).optional(),
  rounds: whole(20).default(3),
  connections: whole(500).default(10),
  sessions: z
    .string()
    .default('1000,100000')
    .transform((list) => list.split(',').map(Number))
    .pipe(z.array(z.number().int().min(1).max(1_000_000)))
    .transform((sizes) => sizes.toSorted((a, b) => a - b)),
})
export type Flags = z.infer<typeof schema>

export const USAGE =
  'npm run bench -- [--seconds 4] [--rounds 3] [--sessions 1000,100000] [--connections 10]'

/** The flags of the command line; null if one is invalid. */
export function readFlags(args: readonly string[]): Flags | null {
  const text = { type: 'string' } as const
  try {
    return schema.parse(
      parseArgs({
        args: [...args],
        options: { seconds: text, rounds: text, sessions: text, connections: text },
      }).values,
    )
  } catch {
    return null
  }
}

const MEASURING_S = 120
const LONGEST_RUN_S = 4

/**
 * The seconds of each run: the requested number, or one with which all runs together take at most
 * two minutes.
 */
export const secondsPerRun = ({ seconds, rounds, sessions }: Flags, routes: number): number =>
  seconds ??
  Math.max(
    1,
    Math.min(LONGEST_RUN_S, Math.floor(MEASURING_S / (rounds * sessions.length * routes))),
  )
