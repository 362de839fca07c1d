import type { Expected } from './expectations'
import { endAllPlay, signOutPlay } from './plays/ending'
import { laterLogPlay, logPlay } from './plays/log'
import { olderPlay } from './plays/older'
import { signOutFailsPlay, storeFailsPlay } from './plays/outage'
import { junkPlay, replayPlay } from './plays/replay'
import { newPersonPlay, signInPlay, usePlay } from './plays/signing-in'
import type { LiftRow } from './rows'
import type { Sheet } from './sheet'

/**
 * Plays all plays of a row. Their order is such that no play needs a thing that an earlier one
 * breaks.
 */
export async function playRow(row: LiftRow, sheet: Sheet, expected: Expected): Promise<void> {
  await sheet.cell('newPerson', () => newPersonPlay(row))
  await sheet.cell('signIn', () => signInPlay(row))
  await sheet.cell('used', () => usePlay(row))
  await sheet.cell('signOut', () => signOutPlay(row))
  await sheet.cell('endAll', async () => (expected.endAll ? endAllPlay(row) : 'not offered'))
  await sheet.cell('replay', () => replayPlay(row))
  await sheet.cell('junk', () => junkPlay(row))
  await sheet.cell('older', () => olderPlay(row))
  await sheet.cell('own', async () => expected.own?.(row) ?? '')
  const logged = logPlay(row)
  await sheet.cell('storeFails', () => storeFailsPlay(row))
  await sheet.cell('signOutFails', () => signOutFailsPlay(row))
  await sheet.cell('log', () => (logged === 'clean' ? laterLogPlay(row) : logged))
}
