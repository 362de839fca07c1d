/** The lab's own route, which says what a lax verifier would accept, and opens nothing. */
export const LAX_PATH = '/labs/forgery/vulnerable'
