import { VARIANTS, type VariantId } from '../rows'
import type { SignInMethod } from './people'

/** Every way to sign in that a config has. */
export const waysOf = (variant: VariantId): SignInMethod[] =>
  VARIANTS[variant].by.flatMap((by) => [
    { by, through: 'endpoint' } as const,
    { by, through: 'action' } as const,
  ])
