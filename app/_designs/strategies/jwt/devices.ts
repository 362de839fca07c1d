import 'server-only'
import type { ServerPort } from '../../design'

/** The server cannot list tokens that it does not store. */
export const devices: ServerPort['devices'] = async () => ({
  devices: null,
  reason: 'The server cannot know: it keeps no record of the tokens it has issued.',
})
