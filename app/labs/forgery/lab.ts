import type { Lab } from '@/_lab/experiment'
import { changedToken, forgedToken } from './changed'
import { checkedClaims } from './checked'
import { laxVerifier } from './lax'
import { verifying } from './verifying'

export const forgery: Lab = {
  id: 'forgery',
  title: 'Tampering and forgery',
  question:
    'What happens to a token that was changed, or made up, and what to one that is genuine and still wrong?',
  experiments: [changedToken, forgedToken, checkedClaims, verifying, laxVerifier],
}
