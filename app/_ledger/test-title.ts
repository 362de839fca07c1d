/** The title of the end-to-end test of a lab on a design, after the ids of its claims. */
export const testTitle = ({ title }: { title: string }, design: string): string =>
  `the lab “${title}” finds ${design} to be what it says`
