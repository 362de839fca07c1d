/** Does nothing, in production too: what every other route of this server is measured against. */
export const GET = () => Response.json({})
