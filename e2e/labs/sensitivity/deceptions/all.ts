import type { Deception } from '../deception'
import { ANATOMY } from './anatomy'
import { LIFETIME, REVOCATION, STALE_CLAIMS, THEFT } from './ending'
import { COST, FORGERY, OUTAGE, SERVERS, STORAGE } from './serving'

/** The deception of every experiment, by lab and experiment. */
export const DECEPTIONS: Readonly<Record<string, Readonly<Record<string, Deception>>>> = {
  anatomy: ANATOMY,
  revocation: REVOCATION,
  theft: THEFT,
  forgery: FORGERY,
  'stale-claims': STALE_CLAIMS,
  lifetime: LIFETIME,
  servers: SERVERS,
  cost: COST,
  storage: STORAGE,
  outage: OUTAGE,
}
