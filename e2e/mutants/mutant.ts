/** One small mistake in the product, and the test that has to notice it. */
export interface Mutant {
  id: string
  /** What the site then does wrong. */
  description: string
  file: string
  /** Stands in the file exactly once. */
  find: string
  replace: string
  test: Test
}

export type Test = { unit: string } | { spec: string; grep: string }

export const unit = (path: string): Test => ({ unit: path })

export const REMEDIES = 'app/_designs/remedies'
export const EACH_REMEDY = unit(`${REMEDIES}/remedies.alone.test.ts`)
