import type { Credentials } from './device'
import type { Stage } from './stage'

/** The number of records of a person, by the place where they are. */
type RecordCounts = Readonly<Record<string, number>>

/** Records that came between two counts. */
export interface AddedRecords {
  count: number
  /** Such as "1 in TokenSession, 1 in RefreshToken". */
  where: string
}

/**
 * Counts the records of a person in the stores themselves, whatever the design says of them.
 * @throws Unexpected
 */
export async function countRecords(
  stage: Stage,
  { email }: Pick<Credentials, 'email'>,
): Promise<RecordCounts> {
  const reply = await stage.device('Operator').send('POST', '/api/labs/records', {
    action: 'counts the records of this person, in every store',
    json: { email },
  })
  return reply.json<{ records: RecordCounts }>(200).records
}

/** The records that came between two counts. */
export function addedSince(before: RecordCounts, after: RecordCounts): AddedRecords {
  const added = Object.entries(after)
    .map(([place, count]) => ({ place, count: count - (before[place] ?? 0) }))
    .filter(({ count }) => count > 0)
  return {
    count: added.reduce((sum, { count }) => sum + count, 0),
    where: added.map(({ place, count }) => `${count} in ${place}`).join(', ') || '0 in any store',
  }
}
