/** The title of the end-to-end test of a lab on a design, after the ids of its claims. */
export const testTitle = ({ title }: { title: string }, design: string): string =>
  `the lab “${title}” finds ${design} to be what it says`

/** The same for an experiment that only a browser can perform. */
export const browserTestTitle = ({ title }: { title: string }, design: string): string =>
  `a browser performs “${title}” on ${design}`
