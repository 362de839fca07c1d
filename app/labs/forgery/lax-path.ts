/**
 * The lab's own route with the lax verifier. It accepts nobody; it only says which tokens a lax
 * verifier would accept.
 */
export const LAX_PATH = '/labs/forgery/vulnerable'
