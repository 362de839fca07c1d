import 'server-only'
import type { Server } from '../../../kit/server'
import { MemoryRecords } from '../memory'

/** The session records of a design in the memory of a server. */
export const recordsInMemory = ({ once, holds }: Server, design: string): MemoryRecords =>
  once(`sessions of ${design} in memory`, () => new MemoryRecords(holds))
