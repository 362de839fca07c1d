import 'server-only'
import type { ServerPort } from '../../design'

/** The honest answer: a token that nobody wrote down cannot be listed. */
export const devices: ServerPort['devices'] = async () => ({
  devices: null,
  reason: 'The server cannot know: it keeps no record of the tokens it has issued.',
})
