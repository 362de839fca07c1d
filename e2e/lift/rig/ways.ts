import { VARIANTS, type VariantId } from '../rows'
import type { Way } from './people'

/** Every way to sign in that a config has. */
export const waysOf = (variant: VariantId): Way[] =>
  VARIANTS[variant].by.flatMap((by) => [
    { by, through: 'endpoint' } as const,
    { by, through: 'action' } as const,
  ])
