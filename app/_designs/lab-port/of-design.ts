import 'server-only'
import type { DesignConfig } from '../design'
import type { Guarantees } from '../guarantees'
import type { Server } from '../kit/server'
import { keysOf } from '../remedies/signed/site/site-keys'
import { reissueEncrypted } from './encrypted'
import { flawedClaims } from './flaws'
import type { LabPort } from './lab-port'
import { decodeEnding, shortenToken } from './of-token'
import { shortenRecord } from './record'
import { reissueSigned } from './signed'

interface FinishedDesign {
  /** The config after all remedies. */
  config: DesignConfig
  guarantees: Pick<Guarantees, 'token' | 'toleranceMs'>
  server: Server
}

/** The lab functions of a design, chosen by the kind of token that it issues. */
export function labPort({ config, guarantees, server }: FinishedDesign): LabPort {
  const { token: kind, toleranceMs } = guarantees
  if (kind === 'opaque')
    return {
      shorten: (token, end) => shortenRecord(config, token, end),
      flawed: async () => null, // a token without claims cannot have a wrong claim
    }
  const reissue = kind === 'JWS' ? reissueSigned(keysOf(server)) : reissueEncrypted
  return {
    shorten: (token, end) => shortenToken(config, token, end),
    async flawed(token, flaw, now = new Date()) {
      const claims = await decodeEnding(config, token)
      return claims && reissue(config, flawedClaims(claims, flaw, now, toleranceMs), now)
    },
  }
}
