/** Does nothing, in production too. It is the baseline for measurements of the other routes. */
export const GET = () => Response.json({})
