import { VARIANTS, type VariantId } from '../rows'
import type { SignInMethod } from './people'

/** All ways to sign in with a config. */
export const waysOf = (variant: VariantId): SignInMethod[] =>
  VARIANTS[variant].by.flatMap((by) => [
    { by, through: 'endpoint' } as const,
    { by, through: 'action' } as const,
  ])
