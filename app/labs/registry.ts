import type { Lab } from '@/_lab/experiment'
import { anatomy } from './anatomy/lab'
import { cost } from './cost/lab'
import { forgery } from './forgery/lab'
import { lifetime } from './lifetime/lab'
import { outage } from './outage/lab'
import { revocation } from './revocation/lab'
import { servers } from './servers/lab'
import { staleClaims } from './stale-claims/lab'
import { storage } from './storage/lab'
import { theft } from './theft/lab'

/**
 * Every lab. Each entry here appears on the pages, on the command line, in the ledger and in the
 * tests.
 */
export const LABS: readonly Lab[] = [
  anatomy,
  revocation,
  theft,
  forgery,
  staleClaims,
  lifetime,
  servers,
  cost,
  storage,
  outage,
]

export const findLab = (id: string): Lab | null => LABS.find((lab) => lab.id === id) ?? null
