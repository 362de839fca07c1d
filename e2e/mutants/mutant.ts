/** One small mistake in the product, and the test that must find it. */
export interface Mutant {
  id: string
  /** The wrong behaviour of the site, in words. */
  description: string
  file: string
  /** A text that occurs exactly once in the file. */
  find: string
  replace: string
  test: Test
}

export type Test = { unit: string } | { spec: string; grep: string }

export const unit = (path: string): Test => ({ unit: path })

export const REMEDIES = 'app/_designs/remedies'
export const EACH_REMEDY = unit(`${REMEDIES}/remedies.alone.test.ts`)
