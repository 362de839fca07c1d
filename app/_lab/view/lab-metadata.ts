import type { Metadata } from 'next'
import type { Lab } from '../experiment'

/** The title and the description of a lab for search results and link previews. */
export const labMetadata = ({ title, question }: Lab): Metadata => ({
  title: `${title}: an experiment`,
  description: question,
})
