import type { Lab } from '@/_lab/experiment'
import { anatomy } from './anatomy/experiment'
import { cost } from './cost/experiment'
import { forgery } from './forgery/experiment'
import { lifetime } from './lifetime/experiment'
import { outage } from './outage/experiment'
import { revocation } from './revocation/experiment'
import { servers } from './servers/experiment'
import { staleClaims } from './stale-claims/experiment'
import { storage } from './storage/experiment'
import { theft } from './theft/experiment'

/** Every lab, one line each. A new one appears on the pages, on the command line, in the ledger and in the tests by standing here. */
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
