import 'server-only'
import { THIS_SERVER } from '@/_designs/kit/server'
import { designIds } from '@/_designs/registry'
import { recordsInMemory } from '@/_designs/remedies/memory/site/records'
import { countRows, countValues, type RecordCounts } from '@/_store/bench/records-of-person'
import { hasRedis, redisStore } from '@/_store/redis'

/**
 * Counts the records of a person in the stores themselves, and not in what a design says: by table,
 * in Redis, and in the memory of this server.
 * @throws StoreUnavailable
 */
export async function countRecords(userId: string): Promise<RecordCounts> {
  const inMemory = designIds().flatMap((id) => recordsInMemory(THIS_SERVER, id).ofPerson(userId))
  return {
    ...(await countRows(userId)),
    ...(hasRedis() && { Redis: await countValues(redisStore(), userId) }),
    memory: inMemory.length,
  }
}
